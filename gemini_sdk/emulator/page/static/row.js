// A line of the list of requests.

import { el } from "./dom.js";

export function statusMark(exchange) {
  if (exchange.state === "broken") return el("span", { class: "mark error" }, "broken");
  if (exchange.status === null) return el("span", { class: "mark" }, "waiting");
  const kind = exchange.status >= 400 ? "error" : "good";
  return el("span", { class: `mark ${kind}` }, String(exchange.status));
}

export function seconds(value) {
  if (value >= 120) return value < 7200 ? `${Math.round(value / 60)} min` : `${(value / 3600).toFixed(1)} h`;
  return value < 1 ? `${Math.round(value * 1000)} ms` : `${value.toFixed(value < 10 ? 2 : 1)} s`;
}

export function clockTime(started) {
  return new Date(started * 1000).toLocaleTimeString([], { hour12: false });
}

function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

export function row(exchange) {
  const growing = exchange.state === "answering";
  const what = exchange.operation || exchange.path;
  return el(
    "li",
    {},
    el(
      "a",
      { href: `#requests/${exchange.number}`, tabindex: "-1", class: growing ? "row growing" : "row" },
      el("span", { class: "row-line" }, statusMark(exchange), el("strong", {}, what), el("span", { class: "quiet end" }, exchange.state !== "waiting" && seconds(exchange.seconds))),
      exchange.prompt && el("span", { class: "row-text" }, exchange.prompt),
      el(
        "span",
        { class: "row-line quiet" },
        el("span", { class: "clip" }, exchange.model || exchange.method),
        el("span", { class: "end" }),
        exchange.stream && el("span", { class: "tag" }, growing ? "streaming" : "stream"),
        exchange.errors > 0 && el("span", { class: "tag error" }, counted(exchange.errors, "error")),
        exchange.warnings > 0 && el("span", { class: "tag warning" }, counted(exchange.warnings, "warning")),
        exchange.rule && el("span", { class: "tag accent" }, `rule: ${exchange.rule}`),
        el("time", {}, clockTime(exchange.started)),
      ),
    ),
  );
}
