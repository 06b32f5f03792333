// The form that adds rules: conditions, a button for each fault, a reply, and any rule as JSON.

import { button, choice, el, field, say } from "./dom.js";

const OPERATIONS = [
  ["", "All operations"],
  ["generateContent", "generateContent"],
  ["streamGenerateContent", "streamGenerateContent"],
  ["countTokens", "countTokens"],
  ["embedContent", "embedContent"],
  ["getChatCompletions", "Chat completions (Azure)"],
  ["token", "Token endpoint"],
];
const TIMES = [
  ["1", "Once"],
  ["3", "Three times"],
  ["", "Until it is removed"],
];
const FAULTS = [
  ["429 Too many requests", { status: 429, headers: { "Retry-After": "1" } }],
  ["500 Server error", { status: 500 }],
  ["503 Overloaded", { status: 503 }],
  ["Slow answer (3 s)", { delay: 3 }],
  ["Slow stream (0.5 s a chunk)", { pace: 0.5 }],
  ["Cut after 3 chunks", { fault: "cut", after: 3 }],
  ["Error in a stream", { fault: "error", after: 2 }],
  ["Stream without an end", { fault: "end", after: 3 }],
  ["Malformed JSON", { fault: "malformed" }],
  ["Cut the connection", { fault: "cut" }],
  ["Reset the connection", { fault: "reset" }],
  ["No answer", { fault: "hang" }],
];

export class RuleForm {
  #operation = choice(OPERATIONS);
  #model = el("input", { placeholder: "gemini-*", spellcheck: "false" });
  #contains = el("input", { placeholder: "weather", spellcheck: "false" });
  #times = choice(TIMES);
  #text = el("textarea", { rows: "3", placeholder: "It rains." });
  #json = el("textarea", { rows: "6", spellcheck: "false", placeholder: '{"operation": "countTokens", "body": {"totalTokens": 7}}' });
  #problem = el("p", { class: "problem", role: "alert" });

  constructor(add) {
    this.add = add;
    this.element = el(
      "div",
      {},
      el(
        "section",
        {},
        el("h2", {}, "Which requests"),
        el(
          "div",
          { class: "fields" },
          field("Operation", this.#operation),
          field("Number of uses", this.#times),
          field("Model", this.#model, "May contain *"),
          field("Text in the request", this.#contains),
        ),
      ),
      el(
        "section",
        {},
        el("h2", {}, "Fault"),
        el("div", { class: "buttons" }, FAULTS.map(([label, fault]) => button(label, () => this.#send({ ...this.#condition(), ...fault })))),
      ),
      el(
        "section",
        {},
        el("h2", {}, "Reply"),
        field("Text of the model", this.#text),
        button("Add the reply", () => this.#reply(), { class: "main" }),
      ),
      el(
        "details",
        {},
        el("summary", {}, "Any rule as JSON"),
        field("A rule or a list of rules", this.#json, "Its fields are those of Rule. The conditions above are not used."),
        button("Add the rule", () => this.#any()),
      ),
      this.#problem,
    );
  }

  #condition() {
    const given = {
      operation: this.#operation.value,
      model: this.#model.value.trim(),
      contains: this.#contains.value,
      times: this.#times.value && Number(this.#times.value),
    };
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  }

  async #send(rule) {
    this.#problem.textContent = "";
    try {
      await this.add(rule);
      return true;
    } catch (error) {
      this.#problem.textContent = error.message;
      say(error.message);
      return false;
    }
  }

  async #reply() {
    if (await this.#send({ ...this.#condition(), text: this.#text.value })) this.#text.value = "";
  }

  #any() {
    let rule;
    try {
      rule = JSON.parse(this.#json.value);
    } catch (error) {
      this.#problem.textContent = `Not JSON: ${error.message}`;
      return;
    }
    this.#send(rule);
  }
}
