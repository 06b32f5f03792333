// Indented JSON with colours. Each piece is a text node, whatever it holds.

import { el } from "./dom.js";

const PIECES = /("(?:[^"\\\n]|\\.)*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b/g;
const MOST = 60000;

export function jsonView(text) {
  const made = el("pre", { class: "json", tabindex: "0" });
  if (text.length > MOST) {
    made.append(text);
    return made;
  }
  let at = 0;
  for (const found of text.matchAll(PIECES)) {
    made.append(text.slice(at, found.index));
    const kind = found[2] ? "key" : found[1] ? "text" : "plain";
    made.append(el("span", { class: kind }, found[1] || found[0]));
    if (found[2]) made.append(found[2]);
    at = found.index + found[0].length;
  }
  made.append(text.slice(at));
  return made;
}
