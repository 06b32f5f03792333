// A request as a command for curl, and as a program in Python. Keys come from the environment: the emulator masks them.

const LEFT_OUT = /^(host|content-length|connection|accept-encoding|accept|user-agent|sec-.*|origin|referer|x-emulator-token)$/;
const KEYS = {
  "x-goog-api-key": ["", "GEMINI_API_KEY"],
  "api-key": ["", "AZURE_INFERENCE_CREDENTIAL"],
  authorization: ["Bearer ", "ACCESS_TOKEN"],
};

function headersOf(exchange) {
  const given = Object.entries(exchange.headers).filter(([name]) => !LEFT_OUT.test(name));
  return given.filter(([name, value]) => KEYS[name] || !value.includes("***"));
}

function addressOf(exchange) {
  const query = new URLSearchParams(Object.entries(exchange.query).filter(([, value]) => value !== "***"));
  const path = exchange.path.split("/").map(encodeURIComponent).join("/").replaceAll("%3A", ":").replaceAll("%40", "@");
  return `${location.origin}${path}${query.size ? `?${query}` : ""}`;
}

function quoted(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

export function curl(exchange) {
  const lines = [`curl -X ${exchange.method} ${quoted(addressOf(exchange))}`];
  for (const [name, value] of headersOf(exchange)) {
    const key = KEYS[name];
    lines.push(key ? `-H "${name}: ${key[0]}$${key[1]}"` : `-H ${quoted(`${name}: ${value}`)}`);
  }
  if (exchange.request !== null) lines.push(`--data-raw ${quoted(exchange.request)}`);
  return lines.join(" \\\n  ");
}

export function python(exchange) {
  const headers = headersOf(exchange).map(([name, value]) => {
    const key = KEYS[name];
    const given = key ? `${key[0] ? `"${key[0]}" + ` : ""}os.environ["${key[1]}"]` : JSON.stringify(value);
    return `    ${JSON.stringify(name)}: ${given},\n`;
  });
  const body = exchange.request === null ? "" : `body = ${JSON.stringify(exchange.request)}\n`;
  return (
    `import os\n\nimport httpx\n\nheaders = {\n${headers.join("")}}\n${body}` +
    `answer = httpx.request(\n    "${exchange.method}",\n    ${JSON.stringify(addressOf(exchange))},\n    headers=headers,\n` +
    `${body ? "    content=body.encode(),\n" : ""})\nprint(answer.status_code, answer.text)\n`
  );
}
