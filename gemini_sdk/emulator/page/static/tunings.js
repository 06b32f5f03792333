// Tunings: their state, their progress and their loss. The clock can be advanced, because nothing else makes them wait.

import { ask } from "./api.js";
import { button, el, say } from "./dom.js";
import { curve } from "./curve.js";
import { seconds } from "./row.js";

const ADVANCES = [
  ["1 minute", 60],
  ["1 hour", 3600],
  ["1 day", 86400],
];

export class Tunings {
  #shown = "";
  #cards = el("div", { class: "cards wide-cards" });

  constructor(place) {
    place.append(
      el(
        "div",
        { class: "section-head" },
        el("h2", {}, "Tunings"),
        el("div", { class: "buttons" }, el("span", { class: "quiet" }, "Advance the clock by"), ADVANCES.map(([label, time]) => button(label, () => this.#advance(label, time)))),
      ),
      this.#cards,
    );
  }

  reset() {
    this.#shown = "";
  }

  async refresh() {
    const { tunings } = await ask("tunings");
    const text = JSON.stringify(tunings);
    if (text === this.#shown) return;
    this.#shown = text;
    const empty = el("p", { class: "empty" }, "No tunings yet. Create a tuned model (Google AI) or a tuning job (Vertex AI) at this address.");
    this.#cards.replaceChildren(...(tunings.length ? tunings.map(card) : [empty]));
  }

  async #advance(label, time) {
    await ask("clock", "POST", { advance: time });
    say(`Clock advanced by ${label}`);
    await this.refresh();
  }
}

function card(tuning) {
  const kind = { ACTIVE: "good", SUCCEEDED: "good", FAILED: "error", CANCELLED: "error" }[tuning.state] || "accent";
  const last = tuning.training.at(-1);
  const facts = [
    `${tuning.examples} examples`,
    `${tuning.epochs} epochs`,
    `step ${tuning.step} of ${tuning.steps}`,
    last && `loss ${last[1].toFixed(3)}`,
    tuning.validation.length > 0 && `validation loss ${tuning.validation.at(-1)[1].toFixed(3)}`,
    seconds(tuning.seconds),
  ].filter(Boolean);
  return el(
    "article",
    { class: "card" },
    el("div", { class: "row-line" }, el("h3", {}, tuning.title), el("span", { class: `end mark ${kind}` }, tuning.state)),
    el("p", { class: "quiet" }, [tuning.service, tuning.name, tuning.base && `from ${tuning.base}`].filter(Boolean).join(" · ")),
    el("progress", { max: "100", value: String(tuning.percent), "aria-label": "Progress" }),
    el("p", {}, facts.join(" · ")),
    tuning.error && el("p", { class: "problem" }, tuning.error),
    tuning.training.length > 0 && curve(tuning),
    tuning.validation.length > 0 && el("p", { class: "legend" }, el("span", { class: "training" }, "training"), el("span", { class: "validation" }, "validation")),
  );
}
