// The latency of models and the quotas of requests.

import { ask } from "./api.js";
import { button, el, field, say } from "./dom.js";

export class Traffic {
  #latency = el("p", { class: "quiet" });
  #quotas = el("ul", { class: "plain" });
  #distribution = el("input", { placeholder: "0.5 or uniform:0.1:2", spellcheck: "false" });
  #requests = el("input", { type: "number", min: "0", placeholder: "10" });
  #period = el("input", { type: "number", min: "1", value: "60" });
  #model = el("input", { value: "*", spellcheck: "false" });
  #problem = el("p", { class: "problem", role: "alert" });

  constructor() {
    this.element = el(
      "div",
      {},
      el(
        "section",
        {},
        el("h2", {}, "Latency of models"),
        this.#latency,
        field("Seconds before an answer", this.#distribution, "Also uniform:LEAST:MOST and lognormal:MEDIAN:SIGMA"),
        el(
          "div",
          { class: "buttons" },
          button("Set the latency", () => this.#try("latency", "PUT", this.#distribution.value.trim(), "Latency set")),
          button("None", () => this.#try("latency", "PUT", null, "Latency removed")),
          button("As at the start", () => this.#try("latency", "DELETE", undefined, "Latency restored")),
        ),
      ),
      el(
        "section",
        {},
        el("h2", {}, "Quotas"),
        this.#quotas,
        el(
          "div",
          { class: "fields" },
          field("Requests", this.#requests),
          field("Period in seconds", this.#period),
          field("Model", this.#model, "Each model is counted separately"),
        ),
        el(
          "div",
          { class: "buttons" },
          button("Set the quota", () => this.#setQuota()),
          button("None", () => this.#try("quotas", "PUT", [], "Quotas removed")),
          button("As at the start", () => this.#try("quotas", "DELETE", undefined, "Quotas restored")),
        ),
      ),
      this.#problem,
    );
  }

  reset() {
    this.#problem.textContent = "";
  }

  async refresh() {
    const [latency, quotas] = await Promise.all([ask("latency"), ask("quotas")]);
    put(this.#latency, latency ? described(latency) : "Answers are sent at once.");
    const lines = quotas.map((quota) => {
      const limits = [quota.requests !== null && `${quota.requests} requests`, quota.tokens !== null && `${quota.tokens} tokens`];
      return `${quota.model}: ${limits.filter(Boolean).join(" and ")} in ${quota.period} s`;
    });
    const text = lines.join("\n") || "No quotas.";
    if (this.#quotas.dataset.shown === text) return;
    this.#quotas.dataset.shown = text;
    this.#quotas.replaceChildren(...text.split("\n").map((line) => el("li", { class: "quiet" }, line)));
  }

  #setQuota() {
    if (!this.#requests.value || !this.#period.value) {
      this.#problem.textContent = "Enter the number of requests and the period in seconds.";
      return;
    }
    const quota = { model: this.#model.value.trim() || "*", requests: Number(this.#requests.value), period: Number(this.#period.value) };
    this.#try("quotas", "PUT", quota, "Quota set");
  }

  async #try(path, method, value, done) {
    this.#problem.textContent = "";
    try {
      await ask(path, method, value);
      say(done);
      await this.refresh();
    } catch (error) {
      this.#problem.textContent = error.message;
    }
  }
}

function described(latency) {
  if (latency.distribution === "fixed") return `${latency.seconds} s before each answer.`;
  if (latency.distribution === "uniform") return `Between ${latency.seconds} and ${latency.spread} s before each answer.`;
  return `About ${latency.seconds} s before each answer (lognormal, sigma ${latency.spread}).`;
}

function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
