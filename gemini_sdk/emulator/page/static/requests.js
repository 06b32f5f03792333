// The list of requests, with its filter. It holds what it shows, and asks for what has changed.

import { ask } from "./api.js";
import { button, choice, el, field } from "./dom.js";
import { Detail } from "./detail.js";
import { row } from "./row.js";

const FIRST = 200;
const MOST_ROWS = 2000;
const KINDS = [
  ["", "All"],
  ["succeeded", "Succeeded"],
  ["failed", "Failed"],
  ["active", "Under way"],
  ["findings", "With findings"],
  ["rules", "Changed by a rule"],
];

export class Requests {
  #rows = new Map();
  #history = "";
  #revision = 0;
  #selected = 0;
  #stop = null;
  #asked = "";
  #list = el("ol", { class: "rows", "aria-label": "Requests, the newest first" });
  #empty = el("p", { class: "empty" }, "No requests yet. Send one to this address, and it appears here.");
  #text = el("input", { type: "search", placeholder: "Text, path, status", spellcheck: "false" });
  #only = choice(KINDS);
  #count = el("span", { class: "count" });
  #older = button("Show older requests", () => this.#showOlder(), { class: "wide", hidden: true });
  #full = el("p", { class: "empty", hidden: true }, `These are the newest ${MOST_ROWS}. The filter finds older ones.`);
  #detail;

  constructor(place) {
    const detail = el("div", { class: "detail", "aria-label": "Request", role: "region", tabindex: "-1" });
    this.#detail = new Detail(detail);
    this.place = place;
    let typing = 0;
    this.#text.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(() => this.#refilter(), 200);
    });
    this.#only.addEventListener("change", () => this.#refilter());
    this.#list.addEventListener("keydown", (event) => this.#move(event));
    place.append(
      el(
        "div",
        { class: "list" },
        el(
          "div",
          { class: "tools" },
          field("Filter", this.#text),
          field("Show", this.#only),
          el("div", { class: "tools-end" }, this.#count, button("Clear", () => this.#clear(), { title: "Forget all requests" })),
        ),
        el("div", { class: "scroll rows-place" }, this.#list, this.#empty, this.#older, this.#full),
      ),
      detail,
    );
  }

  reset() {
    this.#rows.clear();
    this.#list.replaceChildren();
    this.#history = "";
    this.#revision = 0;
    this.#older.hidden = true;
    if (this.#selected) location.hash = "requests";
  }

  select(number) {
    const before = this.#selected;
    this.#mark(before, false);
    this.#selected = number;
    this.#mark(number, true);
    this.place.classList.toggle("with-detail", number > 0);
    // On a narrow screen one of the two is hidden, and the focus goes with the other.
    if (number && !this.#list.offsetParent) this.#detail.place.focus();
    else if (before && !number) this.#rows.get(before)?.element.firstElementChild.focus();
    this.#detail.show(number, this.#rows.get(number)?.revision ?? 0);
  }

  async refresh() {
    const asked = this.#query();
    const news = await ask(`exchanges?after=${this.#revision}&limit=${this.#revision ? 500 : FIRST}${asked}`);
    if (asked !== this.#query()) return news;
    if (this.#history && news.history !== this.#history) {
      this.reset();
      return this.refresh();
    }
    if (!this.#revision) this.#older.hidden = !news.more;
    this.#history = news.history;
    this.#revision = news.revision;
    this.#take(news);
    return news;
  }

  #query() {
    const text = this.#text.value.trim();
    return `&only=${this.#only.value}${text ? `&contains=${encodeURIComponent(text)}` : ""}`;
  }

  #take(news) {
    for (const number of news.gone) this.#remove(number);
    for (const exchange of [...news.exchanges].sort((a, b) => a.number - b.number)) this.#put(exchange);
    for (const number of [...this.#rows.keys()]) {
      if (number >= news.oldest && this.#rows.size <= MOST_ROWS) break;
      this.#remove(number);
      this.#older.hidden = number < news.oldest && this.#older.hidden;
    }
    this.#counted(news.total);
    if (!this.#stop?.isConnected) this.#stopAt(this.#list.querySelector("[aria-current]") ?? this.#list.querySelector("a"));
    const current = this.#rows.get(this.#selected);
    if (current) this.#detail.show(this.#selected, current.revision);
  }

  #counted(total) {
    this.#full.hidden = this.#rows.size < MOST_ROWS || this.#rows.size >= total;
    this.#empty.hidden = this.#rows.size > 0;
    this.#empty.textContent = this.#query() === "&only=" || !total
      ? "No requests yet. Send one to this address, and it appears here."
      : "No request matches the filter.";
    const all = `${total} request${total === 1 ? "" : "s"}`;
    this.#count.textContent = this.#rows.size === total ? all : `${this.#rows.size} of ${all}`;
  }

  #put(exchange, { older = false } = {}) {
    const known = this.#rows.get(exchange.number);
    const made = row(exchange);
    if (known) {
      // The link itself stays, so that it keeps the focus, and a click on it counts whatever arrives meanwhile.
      const [link, fresh] = [known.element.firstElementChild, made.firstElementChild];
      link.className = fresh.className;
      link.replaceChildren(...fresh.childNodes);
      known.revision = exchange.revision;
      return;
    }
    if (older) this.#list.append(made);
    else this.#list.prepend(made);
    this.#rows.set(exchange.number, { revision: exchange.revision, element: made });
    if (exchange.number === this.#selected) this.#mark(exchange.number, true);
  }

  #remove(number) {
    this.#rows.get(number)?.element.remove();
    this.#rows.delete(number);
  }

  #mark(number, selected) {
    const link = this.#rows.get(number)?.element.firstElementChild;
    if (selected) link?.setAttribute("aria-current", "true");
    else link?.removeAttribute("aria-current");
    if (selected && link) this.#stopAt(link);
  }

  // The Tab key stops at one row of the list; arrow keys lead to the others.
  #stopAt(link) {
    if (this.#stop) this.#stop.tabIndex = -1;
    this.#stop = link;
    if (link) link.tabIndex = 0;
  }

  #refilter() {
    if (this.#query() === this.#asked) return;
    this.#asked = this.#query();
    this.#rows.clear();
    this.#list.replaceChildren();
    this.#revision = 0;
    this.refresh().catch(() => {});
  }

  async #showOlder() {
    const before = Math.min(...this.#rows.keys());
    const found = await ask(`exchanges?before=${before}&limit=${FIRST}${this.#query()}`);
    for (const exchange of found.exchanges) this.#put(exchange, { older: true });
    // The order of the map is that of the numbers.
    this.#rows = new Map([...this.#rows].sort(([a], [b]) => a - b));
    this.#older.hidden = !found.more || this.#rows.size >= MOST_ROWS;
    this.#counted(found.total);
  }

  async #clear() {
    await ask("exchanges", "DELETE");
    this.reset();
    await this.refresh();
  }

  #move(event) {
    const way = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const next = way && event.target.closest("li")?.[way];
    if (!next) return;
    this.#stopAt(next.firstElementChild);
    this.#stop.focus();
    event.preventDefault();
  }
}
