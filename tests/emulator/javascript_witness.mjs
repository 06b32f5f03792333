// Calls the emulator with @google/genai: `node javascript_witness.mjs URL NODE_MODULES FOLDER`. Writes one JSON object.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [url, modules, folder] = process.argv.slice(2);
const { GoogleGenAI, Type } = createRequire(`${modules}/`)("@google/genai");
const httpOptions = { baseUrl: url };
const ai = new GoogleGenAI({ apiKey: "any", httpOptions });
const model = "gemini-3.8-flash";

const all = async (pager, of = (each) => each.name) => {
  const listed = [];
  for await (const each of await pager) listed.push(of(each));
  return listed;
};
const statusOf = async (call) => {
  try {
    await call();
  } catch (error) {
    return error.status;
  }
  return 200;
};
const finished = async (batch) => {
  while (!["JOB_STATE_SUCCEEDED", "JOB_STATE_FAILED"].includes(batch.state)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    batch = await ai.batches.get({ name: batch.name });
  }
  return batch;
};

const tests = {
  async models() {
    const names = await all(ai.models.list({ config: { pageSize: 5 } }));
    const { name, outputTokenLimit } = await ai.models.get({ model });
    return { names, name, outputTokenLimit };
  },
  async generate() {
    const answer = await ai.models.generateContent({ model, contents: "Why is the sky blue?" });
    const chunks = await ai.models.generateContentStream({ model, contents: "Why is the sky blue?" });
    const pieces = await all(chunks, (chunk) => chunk.text);
    const { totalTokens } = await ai.models.countTokens({ model, contents: "12345678" });
    const usage = answer.usageMetadata;
    return { text: answer.text, pieces, totalTokens, counted: usage.totalTokenCount };
  },
  async tools() {
    const parameters = { type: Type.OBJECT, properties: { city: { type: Type.STRING } }, required: ["city"] };
    const config = { tools: [{ functionDeclarations: [{ name: "get_weather", parameters }] }] };
    const answer = await ai.models.generateContent({ model, contents: "What is the weather in Paris?", config });
    return answer.functionCalls;
  },
  async schema() {
    const responseSchema = { type: Type.OBJECT, properties: { minutes: { type: Type.INTEGER } }, required: ["minutes"] };
    const config = { responseMimeType: "application/json", responseSchema };
    const contents = "A recipe that takes 25 minutes";
    return JSON.parse((await ai.models.generateContent({ model, contents, config })).text);
  },
  async chat() {
    const chat = ai.chats.create({ model });
    await chat.sendMessage({ message: "My name is Ada." });
    return (await chat.sendMessage({ message: "What is my name?" })).text;
  },
  async embeddings() {
    const contents = ["one", "two", "three"];
    const vectorsOf = async (texts) =>
      (await ai.models.embedContent({ model: "gemini-embedding-001", contents: texts })).embeddings.map((e) => e.values);
    return { together: await vectorsOf(contents), alone: (await Promise.all(contents.map((each) => vectorsOf(each)))).flat() };
  },
  async files() {
    const path = `${folder}/large.txt`;
    writeFileSync(path, "0123456789abcdef".repeat(9 * 65536)); // two pieces of an upload
    const file = await ai.files.upload({ file: path, config: { mimeType: "text/plain", displayName: "large" } });
    const { state, sizeBytes } = await ai.files.get({ name: file.name });
    const names = await all(ai.files.list());
    const copy = `${folder}/copy.txt`;
    await ai.files.download({ file: file.name, downloadPath: copy });
    const same = readFileSync(copy).equals(readFileSync(path));
    const parts = [{ fileData: { fileUri: file.uri, mimeType: file.mimeType } }, { text: "Summarise" }];
    const { text } = await ai.models.generateContent({ model, contents: [{ role: "user", parts }] });
    await ai.files.delete({ name: file.name });
    const gone = await statusOf(() => ai.files.get({ name: file.name }));
    return { name: file.name, state, sizeBytes, names, same, text, gone };
  },
  async caches() {
    const contents = [{ role: "user", parts: [{ text: "fact ".repeat(20000) }] }];
    const made = await ai.caches.create({ model, config: { contents, ttl: "300s", displayName: "facts" } });
    const updated = await ai.caches.update({ name: made.name, config: { ttl: "600s" } });
    const names = await all(ai.caches.list());
    const config = { cachedContent: made.name };
    const answer = await ai.models.generateContent({ model, contents: "Which fact?", config });
    await ai.caches.delete({ name: made.name });
    return {
      name: made.name,
      names,
      longer: updated.expireTime > made.expireTime,
      counts: [made.usageMetadata.totalTokenCount, answer.usageMetadata.cachedContentTokenCount],
      gone: await statusOf(() => ai.caches.get({ name: made.name })),
    };
  },
  async batches() {
    const created = await ai.batches.create({ model, src: [{ contents: "One" }, { contents: "Two" }] });
    const batch = await finished(created);
    const names = await all(ai.batches.list());
    const texts = batch.dest.inlinedResponses.map((each) => each.response.candidates[0].content.parts[0].text);
    await ai.batches.delete({ name: batch.name });
    const cancelled = await ai.batches.create({ model, src: [{ contents: "Three" }] });
    await ai.batches.cancel({ name: cancelled.name });
    const { state } = await ai.batches.get({ name: cancelled.name });
    return { name: batch.name, states: [created.state, batch.state, state], names, texts };
  },
  async batchOfAFile() {
    const lines = ["a", "b"].map((key) =>
      JSON.stringify({ key, request: { contents: [{ role: "user", parts: [{ text: `About ${key}` }] }] } }));
    const config = { mimeType: "application/jsonl" };
    const input = await ai.files.upload({ file: new Blob([lines.join("\n")], { type: config.mimeType }), config });
    const batch = await finished(await ai.batches.create({ model, src: { fileName: input.name } }));
    const path = `${folder}/answers.jsonl`;
    await ai.files.download({ file: batch.dest.fileName, downloadPath: path });
    return readFileSync(path, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  },
  async errors() {
    return statusOf(() => ai.models.generateContent({ model: "nothing", contents: "Hello" }));
  },
  async vertex() {
    const vertex = new GoogleGenAI({ vertexai: true, apiKey: "any", httpOptions });
    const { text } = await vertex.models.generateContent({ model, contents: "Hello" });
    const { embeddings } = await vertex.models.embedContent({ model: "text-embedding-005", contents: ["a", "b"] });
    const { tokensInfo } = await vertex.models.computeTokens({ model, contents: "Hello there" });
    return { text, vectors: embeddings.length, tokens: tokensInfo[0].tokenIds.length };
  },
};

const results = {};
for (const [name, test] of Object.entries(tests)) {
  try {
    results[name] = await test();
  } catch (error) {
    results[name] = { failed: String(error?.stack ?? error) };
  }
}
console.log(JSON.stringify(results));
