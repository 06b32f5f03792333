// Requests to the admin routes of the emulator that serves this page, and to nothing else.

const TOKEN = "gemini-sdk-emulator-token";
let scope = "";
let token = sessionStorage.getItem(TOKEN) || "";

export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export function setScope(name) {
  scope = name;
}

export function setToken(given) {
  token = given;
  sessionStorage.setItem(TOKEN, given);
}

export async function ask(path, method = "GET", body = undefined) {
  const headers = { accept: "application/json" };
  if (scope) headers["x-emulator-scope"] = scope;
  if (token) headers["x-emulator-token"] = token;
  if (body !== undefined) headers["content-type"] = "application/json";
  const answer = await fetch(`/emulator/${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: "no-store",
  });
  if (!answer.ok) {
    const said = await answer.json().catch(() => null);
    throw new Refused(answer.status, said?.error?.message || `HTTP status ${answer.status}`);
  }
  return answer.json();
}
