// Tokens and cost by model, and what is stored.

import { ask } from "./api.js";
import { button, el, say, table } from "./dom.js";

export class Usage {
  #shown = "";
  #body = el("div");

  constructor(place) {
    place.append(
      el("div", { class: "section-head" }, el("h2", {}, "Usage"), button("Set to 0", () => this.#clear())),
      this.#body,
    );
  }

  reset() {
    this.#shown = "";
  }

  async refresh() {
    const [usage, costs, stored] = await Promise.all([ask("usage"), ask("costs"), ask("stored")]);
    const text = JSON.stringify([usage, costs, stored]);
    if (text === this.#shown) return;
    this.#shown = text;
    this.#body.replaceChildren(tilesOf(usage.total, costs), modelsOf(usage, costs), ...storedParts(stored));
  }

  async #clear() {
    await ask("usage", "DELETE");
    say("Usage set to 0");
    await this.refresh();
  }
}

function dollars(cost) {
  if (cost === null || cost === undefined) return "unknown";
  if (cost > 0 && cost < 0.000001) return "less than $0.000001";
  return `$${cost === 0 ? 0 : cost.toFixed(cost < 0.01 ? 6 : 2)}`;
}

function tilesOf(total, costs) {
  const known = Object.values(costs.models).filter((cost) => cost !== null);
  const sum = known.reduce((all, cost) => all + cost, 0);
  const unknown = known.length < Object.keys(costs.models).length;
  const tiles = [
    ["Requests", total.requests.toLocaleString()],
    ["Answers", total.answers.toLocaleString()],
    ["Tokens", total.total_tokens.toLocaleString()],
    ["Refused with 429", total.rate_limited.toLocaleString()],
    ["Cost", known.length ? `${unknown ? "at least " : ""}${dollars(sum)}` : total.requests ? "unknown" : dollars(0)],
  ];
  return el("dl", { class: "tiles" }, tiles.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
}

function modelsOf(usage, costs) {
  const rows = Object.entries(usage.models).map(([model, counts]) => [
    model,
    counts.requests.toLocaleString(),
    counts.answers.toLocaleString(),
    Object.entries(counts.statuses).map(([status, count]) => `${status === "0" ? "none" : status}: ${count}`).join(", "),
    counts.prompt_tokens.toLocaleString(),
    (counts.total_tokens - counts.prompt_tokens).toLocaleString(),
    counts.broken_tokens.toLocaleString(),
    dollars(costs.models[model]),
  ]);
  const head = ["Model", "Requests", "Answers", "Statuses", "Prompt tokens", "Answer tokens", "Tokens of broken answers", "Cost"];
  const note = costs.note || "Costs are what the service would charge by the prices of genai-prices, without the discount for cached contents. The emulator's token counts are estimates.";
  return el("section", {}, el("h3", {}, "By model"), table("Usage by model", head, rows, "No request to a model yet."), el("p", { class: "quiet" }, note));
}

function storedParts({ files, caches, batches }) {
  const bytes = (count) => `${count.toLocaleString()} bytes`;
  const date = (time) => new Date(time * 1000).toLocaleString();
  const parts = [
    ["Files", ["File", "Display name", "Media type", "Size", "State"], files.map((f) => [f.name, f.title, f.media, bytes(f.bytes), f.state])],
    ["Cached contents", ["Cached content", "Model", "Tokens", "Expires"], caches.map((c) => [c.name, c.model, c.tokens.toLocaleString(), date(c.expires)])],
    ["Batches", ["Batch", "Display name", "Model", "Requests", "State"], batches.map((b) => [b.name, b.title, b.model, b.requests === null ? "" : String(b.requests), b.state])],
  ];
  const filled = parts.filter(([, , rows]) => rows.length);
  if (!filled.length) return [el("p", { class: "quiet" }, "No files, cached contents or batches are stored.")];
  return filled.map(([title, head, rows]) => el("section", {}, el("h3", {}, title), table(title, head, rows, "")));
}
