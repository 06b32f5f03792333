// Elements are made of tags, attributes and texts. Nothing here reads HTML, so no text of a model can become code.

export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name, value);
    else if (name === "value") made.value = value;
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return made;
}

export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

export function button(label, action, attributes = {}) {
  const click = async () => {
    try {
      await action();
    } catch (error) {
      say(error.message);
    }
  };
  return el("button", { type: "button", click, ...attributes }, label);
}

export function field(label, input, hint = "") {
  return el("label", { class: "field" }, el("span", {}, label), input, hint && el("small", {}, hint));
}

export function choice(options, attributes = {}) {
  return el("select", attributes, options.map(([value, label]) => el("option", { value }, label)));
}

export function table(title, head, rows, empty) {
  if (!rows.length) return el("p", { class: "empty" }, empty);
  const cell = (tag, text, at) => el(tag, at ? { class: "number" } : {}, text);
  return el(
    "div",
    { class: "table", tabindex: "0", role: "region", "aria-label": title },
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, head.map((text, at) => cell("th", text, at)))),
      el("tbody", {}, rows.map((row) => el("tr", {}, row.map((text, at) => cell("td", text, at))))),
    ),
  );
}

let hide = 0;

export function say(text) {
  const place = document.getElementById("said");
  place.textContent = text;
  place.classList.add("shown");
  clearTimeout(hide);
  hide = setTimeout(() => place.classList.remove("shown"), 2500);
}

export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without a secure context there is no clipboard: the browser copies what is selected.
    const area = el("textarea", { class: "offscreen", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say(`${what} copied`);
}
