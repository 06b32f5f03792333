// Rules and faults: buttons that add them, those in force, and the latency and quotas of models.

import { ask } from "./api.js";
import { button, el, say } from "./dom.js";
import { RuleForm } from "./rule_form.js";
import { Traffic } from "./traffic.js";

export class Rules {
  #shown = "";
  #list = el("ol", { class: "cards" });
  #form;
  #traffic;

  constructor(place) {
    this.#form = new RuleForm((rule) => this.#add(rule));
    this.#traffic = new Traffic();
    place.append(
      el(
        "div",
        { class: "columns" },
        el("div", {}, this.#form.element),
        el(
          "div",
          {},
          el(
            "section",
            {},
            el("div", { class: "section-head" }, el("h2", {}, "Rules in force"), button("Remove all", () => this.#clear(), { title: "Restore the rules of the start" })),
            el("p", { class: "quiet" }, "The first rule that matches a request and has uses left applies."),
            this.#list,
          ),
          this.#traffic.element,
        ),
      ),
    );
  }

  reset() {
    this.#shown = "";
    this.#traffic.reset();
  }

  async refresh() {
    this.#show(await ask("rules"));
    await this.#traffic.refresh();
  }

  #show(rules) {
    const text = JSON.stringify(rules);
    if (text === this.#shown) return;
    this.#shown = text;
    const cards = rules.map((rule) => this.#card(rule));
    this.#list.replaceChildren(...(cards.length ? cards : [el("li", { class: "empty" }, "No rules: the model answers.")]));
  }

  #card(rule) {
    const left = rule.left === null ? "until it is removed" : rule.left === 0 ? "used up" : `${rule.left} left`;
    return el(
      "li",
      { class: rule.left === 0 ? "card spent" : "card" },
      el("div", { class: "row-line" }, el("strong", {}, effectOf(rule)), el("span", { class: "end tag" }, left)),
      el("div", { class: "quiet" }, conditionOf(rule)),
      button("Remove", () => this.#remove(rule), { "aria-label": `Remove: ${effectOf(rule)}` }),
    );
  }

  async #add(rule) {
    this.#show(await ask("rules", "POST", rule));
    say("Rule added");
  }

  async #remove(rule) {
    this.#show(await ask(`rules/${rule.number}`, "DELETE"));
    say("Rule removed");
  }

  async #clear() {
    this.#show(await ask("rules", "DELETE"));
    say("Rules of the start restored");
  }
}

const FAULTS = {
  hang: "No answer: the connection stays open",
  reset: "Connection is reset",
  cut: "Connection is closed early",
  end: "Stream ends without a finish reason",
  error: "Error in a stream",
  "error-after-finish": "Error after the finish reason",
  malformed: "Malformed JSON",
};

function effectOf(rule) {
  const parts = [];
  if (rule.fault) parts.push(FAULTS[rule.fault] + (rule.after === null ? "" : ` after ${rule.after} chunks`));
  if (rule.status !== null) parts.push(`Status ${rule.status}`);
  if (rule.text !== null) parts.push(`Text “${short(rule.text)}”`);
  for (const name of ["body", "raw", "chunks"]) if (rule[name] !== null) parts.push(`Reply from ${name}`);
  if (rule.delay) parts.push(`Delay of ${rule.delay} s`);
  if (rule.pace) parts.push(`${rule.pace} s between chunks`);
  return parts.join(", ") || "The model answers";
}

function conditionOf(rule) {
  const parts = [rule.operation || "all operations"];
  if (rule.model !== null) parts.push(`model ${rule.model}`);
  if (rule.contains !== null) parts.push(`containing “${short(rule.contains)}”`);
  if (rule.rate !== null) parts.push(`${+(rule.rate * 100).toFixed(2)}% of the requests`);
  return parts.join(", ");
}

function short(text) {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
