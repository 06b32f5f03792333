// One request with its answer. While an answer grows, only its own parts are made again.

import { ask, Refused } from "./api.js";
import { button, copy, el } from "./dom.js";
import { jsonView } from "./json_view.js";
import { clockTime, seconds, statusMark } from "./row.js";
import { curl, python } from "./snippets.js";

export class Detail {
  #number = 0;
  #revision = -1;
  #loading = false;
  #answer = el("div");
  #facts = el("dl", { class: "facts" });

  constructor(place) {
    this.place = place;
    this.#nothing("Select a request to see it with its answer.");
  }

  show(number, revision) {
    if (number !== this.#number) {
      this.#number = number;
      this.#revision = -1;
      if (!number) this.#nothing("Select a request to see it with its answer.");
    }
    if (number && (revision > this.#revision || this.#revision < 0)) this.#load(number, revision);
  }

  async #load(number, revision) {
    if (this.#loading) return;
    this.#loading = true;
    try {
      const exchange = await ask(`exchanges/${number}`);
      if (number !== this.#number) return;
      if (this.#revision < 0) this.#whole(exchange);
      this.#growing(exchange);
      this.#revision = Math.max(revision, exchange.revision);
    } catch (error) {
      if (!(error instanceof Refused) || number !== this.#number) return;
      this.#nothing(error.message);
      this.#revision = Number.MAX_SAFE_INTEGER;
    } finally {
      this.#loading = false;
      if (number !== this.#number) this.show(this.#number, 0);
    }
  }

  #nothing(text) {
    this.place.replaceChildren(el("p", { class: "empty" }, text));
  }

  #whole(exchange) {
    const whole = () => ask(`exchanges/${exchange.number}?whole=1`);
    this.place.replaceChildren(
      el("a", { href: "#requests", class: "back" }, "Back to the list"),
      el(
        "div",
        { class: "heading" },
        el("h2", {}, el("span", { class: "method" }, exchange.method), ` ${exchange.path}`),
        el(
          "div",
          { class: "actions" },
          button("Copy as curl", async () => copy(curl(await whole()), "Command")),
          button("Copy as Python", async () => copy(python(await whole()), "Program")),
        ),
      ),
      this.#facts,
      findingsOf(exchange),
      ...(exchange.pictures.length ? [picturesOf(exchange)] : []),
      this.#answer,
      bodyOf("Request", exchange.request, "The request has no body.", async () => (await whole()).request),
      headersOf("Headers of the request", { ...exchange.headers }, exchange.query),
    );
    this.place.scrollTop = 0;
  }

  #growing(exchange) {
    this.#facts.replaceChildren(...factsOf(exchange));
    const whole = async () => (await ask(`exchanges/${exchange.number}?whole=1`)).answer;
    const open = this.#answer.querySelector("details.headers")?.open ?? false;
    const scrolled = [".said", ".json"].map((kind) => [kind, this.#answer.querySelector(kind)?.scrollTop ?? 0]);
    const said = exchange.text && el(
      "section",
      {},
      el("h3", {}, "Text of the model"),
      el("div", { class: exchange.state === "answering" ? "said growing" : "said" }, exchange.text),
    );
    const headers = headersOf("Headers of the answer", exchange.answer_headers, {});
    headers.open = open;
    this.#answer.replaceChildren(
      ...(said ? [said] : []),
      bodyOf("Answer", exchange.answer, withoutAnswer(exchange), whole),
      headers,
    );
    for (const [kind, top] of scrolled) {
      const place = this.#answer.querySelector(kind);
      if (place) place.scrollTop = top;
    }
  }
}

function withoutAnswer(exchange) {
  if (exchange.size > exchange.kept) return `${exchange.size.toLocaleString()} bytes, which are not remembered any more.`;
  if (exchange.size) return `${exchange.size.toLocaleString()} bytes of ${exchange.answer_headers["content-type"] || "unknown content"}.`;
  if (exchange.state === "waiting") return "Nothing has been sent yet.";
  return exchange.state === "broken" ? "The connection ended before anything was sent." : "The answer has no body.";
}

function factsOf(exchange) {
  const states = { answering: "sending", waiting: "waiting", broken: "connection ended early" };
  const tokens = exchange.tokens && `${exchange.tokens.prompt} prompt, ${exchange.tokens.total} in total`;
  const first = exchange.first !== null && exchange.stream ? `, first chunk after ${seconds(exchange.first)}` : "";
  const applied = exchange.applied && JSON.stringify(exchange.applied);
  const rule = applied?.length > 160 ? `${applied.slice(0, 160)}…` : applied;
  return [
    ["Status", [statusMark(exchange), states[exchange.state] ? ` ${states[exchange.state]}` : ""]],
    ["Arrived", clockTime(exchange.started)],
    ["Took", exchange.state !== "waiting" && `${seconds(exchange.seconds)}${first}`],
    ["Operation", exchange.id],
    ["Model", exchange.model],
    ["Tokens", tokens],
    ["Chunks", exchange.stream ? exchange.chunks : null],
    ["Size", exchange.size && `${exchange.size.toLocaleString()} bytes${exchange.size > exchange.kept ? ", of which the rest is not kept" : ""}`],
    ["Scope", exchange.scope],
    ["Rule", rule && el("code", {}, rule)],
  ]
    .filter(([, value]) => value)
    .map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, ...[value].flat().map((v) => (typeof v === "number" ? String(v) : v)))));
}

function findingsOf(exchange) {
  if (!exchange.findings.length) return el("p", { class: "quiet" }, exchange.request && "Validation found nothing wrong with the request.");
  return el(
    "section",
    { class: "findings" },
    el("h3", {}, "Validation"),
    el(
      "ul",
      {},
      exchange.findings.map((finding) =>
        el(
          "li",
          { class: finding.severity },
          el("span", { class: `tag ${finding.severity}` }, finding.severity),
          el("code", {}, finding.path),
          el("span", {}, finding.message),
        ),
      ),
    ),
  );
}

function picturesOf(exchange) {
  const shown = exchange.pictures.map((picture) =>
    el("img", { src: `data:${picture.media};base64,${picture.data}`, alt: `Picture in the exchange (${picture.media})` }),
  );
  return el("section", {}, el("h3", {}, "Pictures"), el("div", { class: "pictures" }, shown));
}

function bodyOf(title, text, empty, whole) {
  if (text === null) return el("section", {}, el("h3", {}, title), el("p", { class: "quiet" }, empty));
  const head = el("div", { class: "section-head" }, el("h3", {}, title), button("Copy", async () => copy(await whole(), title), { "aria-label": `Copy: ${title}` }));
  return el("section", {}, head, jsonView(text));
}

function headersOf(title, headers, query) {
  const pairs = [...Object.entries(query).map(([name, value]) => [`?${name}`, value]), ...Object.entries(headers)];
  return el(
    "details",
    { class: "headers" },
    el("summary", {}, `${title} (${pairs.length})`),
    el("dl", {}, pairs.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)))),
  );
}
