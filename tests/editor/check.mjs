// Starts yaml-language-server with the schema that `carerules schema` printed, opens a rule file as an editor would, and shows that keys and
// words are completed, that a key is explained, and that a mistake is marked. Usage: node check.mjs SCHEMA
import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import assert from "node:assert/strict";

const schema = pathToFileURL(resolve(process.argv[2])).href;
const server = spawn(process.execPath, ["node_modules/yaml-language-server/bin/yaml-language-server", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const waiting = new Map();
const marked = new Map();
let number = 0;
let buffer = Buffer.alloc(0);

server.stdout.on("data", (chunk) => {
  buffer = Buffer.concat([buffer, chunk]);
  for (;;) {
    const end = buffer.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end).toString())[1]);
    if (buffer.length < end + 4 + length) return;
    receive(JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString()));
    buffer = buffer.subarray(end + 4 + length);
  }
});

function receive(message) {
  if (message.method === "textDocument/publishDiagnostics") {
    marked.set(message.params.uri, message.params.diagnostics);
  } else if (message.method && message.id !== undefined) {
    send({ id: message.id, result: message.method === "workspace/configuration" ? message.params.items.map(() => null) : null });
  } else if (waiting.has(message.id)) {
    waiting.get(message.id)(message.result);
  }
}

function send(message) {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

function ask(method, params) {
  const id = ++number;
  return new Promise((done) => {
    waiting.set(id, done);
    send({ id, method, params });
  });
}

async function open(name, text) {
  const uri = `file:///rules/${name}`;
  const whole = `# yaml-language-server: $schema=${schema}\n${text}`;
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text: whole } } });
  for (let i = 0; i < 300 && !marked.has(uri); i++) await new Promise((done) => setTimeout(done, 100));
  assert(marked.has(uri), `${name} was looked at`);
  return { uri, lines: whole.split("\n") };
}

function at({ uri, lines }, word, offset) {
  const line = lines.findIndex((l) => l.includes(word));
  return { textDocument: { uri }, position: { line, character: lines[line].indexOf(word) + offset } };
}

const labels = (list) => (list.items ?? list).map((i) => i.label);

setTimeout(() => { console.error("the language server did not answer within two minutes"); process.exit(1); }, 120_000).unref();

await ask("initialize", { processId: process.pid, rootUri: null, capabilities: { textDocument: { completion: { completionItem: { documentationFormat: ["plaintext"] } }, hover: { contentFormat: ["plaintext"] } } } });
send({ method: "initialized", params: {} });
send({ method: "workspace/didChangeConfiguration", params: { settings: { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } } } } });

const sound = `concepts:
  oral-nsaid: { kind: medication, title: oral NSAID, codes: { atc: [M01A] } }
rules:
  - id: an-nsaid
    title: An NSAID
    category: burden
    when: { medication: oral-nsaid }
    recommend:
      severity: low
      text: Review it.
      do-within: 2 weeks
`;
const good = await open("good.yaml", sound);
assert.deepEqual(marked.get(good.uri), [], "a sound file has no mark");

const hover = await ask("textDocument/hover", at(good, "do-within", 3));
assert.match(JSON.stringify(hover.contents), /How soon/i, "hover explains a key");
console.log(`hover on do-within: ${JSON.stringify(hover.contents)}`);

const half = await open("half.yaml", sound.replace("      do-within: 2 weeks\n", "      \n") + "\n");
const keys = labels(await ask("textDocument/completion", { textDocument: { uri: half.uri }, position: { line: half.lines.indexOf("      "), character: 6 } }));
assert(keys.includes("responsible") && keys.includes("why"), `keys are completed: ${keys}`);
assert(!keys.includes("severity"), "a key that is there is not offered again");
console.log(`completion inside recommend: ${keys.join(", ")}`);

const word = await open("word.yaml", sound.replace("severity: low", "severity: "));
const words = labels(await ask("textDocument/completion", at(word, "severity: ", 10)));
assert(["critical", "high", "moderate", "low", "info"].every((w) => words.includes(w)), `words are completed: ${words}`);
console.log(`completion after severity: ${words.join(", ")}`);

const bad = await open("bad.yaml", sound.replace("category:", "categroy:").replace("severity: low", "severity: urgent"));
const found = marked.get(bad.uri).map((d) => `${d.range.start.line + 1}:${d.range.start.character + 1}: ${d.message}`);
assert(found.some((m) => m.startsWith("7:5:") && m.includes("categroy")), `a misspelt key is marked: ${found}`);
assert(found.some((m) => m.startsWith("10:17:")), `a wrong word is marked: ${found}`);
found.forEach((m) => console.log(`error: ${m}`));

console.log("yaml-language-server: completion, hover and errors work with the schema");
process.exit(0);
