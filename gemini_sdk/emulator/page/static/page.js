// The frame of the page: tabs, the scope, the token, and the clock that asks for news.

import { Refused, setScope, setToken } from "./api.js";
import { el } from "./dom.js";
import { Requests } from "./requests.js";
import { Rules } from "./rules.js";
import { Tunings } from "./tunings.js";
import { Usage } from "./usage.js";

const OFTEN = 400;
const SELDOM = 3000;
const BETWEEN = { rules: 0, tunings: 1000, usage: 2000 };
const byId = (id) => document.getElementById(id);
const parts = {
  requests: new Requests(byId("requests")),
  rules: new Rules(byId("rules")),
  tunings: new Tunings(byId("tunings")),
  usage: new Usage(byId("usage")),
};
const tabs = [...document.querySelectorAll('[role="tab"]')];
let shown = "requests";
let due = 0;

function show(name) {
  shown = name;
  due = 0;
  for (const tab of tabs) {
    const selected = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", String(selected));
    tab.tabIndex = selected ? 0 : -1;
  }
  for (const key of Object.keys(parts)) byId(key).hidden = key !== name;
}

// The address says what is shown, so that a link and the browser's back button work.
function follow() {
  const [name, rest] = location.hash.slice(1).split("/");
  if (name.startsWith("token=")) {
    setToken(decodeURIComponent(location.hash.slice("#token=".length)));
    history.replaceState(null, "", location.pathname);
    return;
  }
  const known = name in parts ? name : "requests";
  show(known);
  if (known === "requests") parts.requests.select(Number(rest) || 0);
  refresh();
}

function move(event) {
  const steps = { ArrowRight: 1, ArrowLeft: -1 };
  if (!(event.key in steps)) return;
  const usable = tabs.filter((tab) => !tab.hidden);
  const at = usable.indexOf(event.target) + steps[event.key];
  const next = usable[(at + usable.length) % usable.length];
  next.focus();
  next.click();
  event.preventDefault();
}

function offer(news) {
  for (const tab of tabs) tab.hidden = !news.parts.includes(tab.id.slice("tab-".length));
  if (!news.parts.includes(shown)) show("requests");
  const select = byId("scope");
  byId("scope-choice").hidden = news.scopes.length < 2;
  const names = [...select.options].map((option) => option.value);
  if (names.join("\n") === news.scopes.join("\n")) return;
  const chosen = select.value;
  select.replaceChildren(...news.scopes.map((name) => el("option", { value: name }, name || "(default)")));
  select.value = news.scopes.includes(chosen) ? chosen : "";
}

function connected(text, good) {
  const place = byId("connection");
  if (place.textContent !== text) place.textContent = text;
  place.classList.toggle("bad", !good);
}

let asking = null;

function refresh() {
  asking ??= news().finally(() => {
    asking = null;
  });
  return asking;
}

async function news() {
  try {
    offer(await parts.requests.refresh());
    if (shown !== "requests" && performance.now() >= due) {
      due = performance.now() + BETWEEN[shown];
      await parts[shown].refresh();
    }
    byId("token-form").hidden = true;
    connected("Live", true);
  } catch (error) {
    const refused = error instanceof Refused;
    if (refused && error.status === 401) byId("token-form").hidden = false;
    connected(refused ? "Refused" : "Not reachable", false);
  }
}

async function live() {
  await refresh();
  setTimeout(live, document.hidden ? SELDOM : OFTEN);
}

for (const tab of tabs) {
  tab.addEventListener("click", () => {
    location.hash = tab.id.slice("tab-".length);
  });
  tab.addEventListener("keydown", move);
}
byId("scope").addEventListener("change", (event) => {
  setScope(event.target.value);
  for (const part of Object.values(parts)) part.reset();
  due = 0;
  refresh();
});
byId("token-form").addEventListener("submit", (event) => {
  event.preventDefault();
  setToken(byId("token").value.trim());
  byId("token").value = "";
  refresh();
});
window.addEventListener("hashchange", follow);
follow();
live();
