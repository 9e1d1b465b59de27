// usage: ajv.mjs FOLDER TRANSCRIPTS
//
// FOLDER has the generated trees of the profiles `wire`, `open` and `strict`, TRANSCRIPTS recorded conversations, one
// `{"dir", "msg"}` a line. Exit status 1 when a file does not compile, a recorded message is refused, a damaged one that
// is no exception is accepted, the exceptions are more than 1 %, or one of them is not needed.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";

const [folder, transcripts] = process.argv.slice(2);

// The conversations of the release that the schemas are of.
const RECORDED = ["first_turn.jsonl", "approval_interrupt.jsonl"];
const BUNDLE = "codex_app_server_protocol.schemas.json";
const BUNDLES = [
  BUNDLE,
  "codex_app_server_protocol.v2.schemas.json",
  "v1/legacy/codex_app_server_protocol.v1-legacy.schemas.json",
];
const ANNOTATIONS = [
  "discriminator",
  "x-codex-release",
  "x-deprecated",
  "x-direction",
  "x-enum-descriptions",
  "x-experimental",
  "x-known-value-descriptions",
  "x-known-values",
  "x-method",
  "x-open",
  "x-removed-after",
  "x-renamed-from",
  "x-unlisted",
];

// Damaged messages that are accepted all the same, each as `profile: kind: place`, with the reason.
const EXCEPTIONS = new Map([]);

const failures = [];
const fail = (text) => failures.push(text);
const read = (path) => JSON.parse(readFileSync(path, "utf8"));

function files(root, below = "") {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const path = join(below, entry.name);
    return entry.isDirectory() ? files(root, path) : path.endsWith(".json") ? [path] : [];
  });
}

function compile(profile) {
  const root = join(folder, profile);
  const ajv = new Ajv({ strict: true, allErrors: false });
  ANNOTATIONS.forEach((keyword) => ajv.addKeyword(keyword));
  let compiled = 0;
  const attempt = (what, make) => {
    try {
      if (!make()) throw new Error("there is no such schema");
      compiled += 1;
    } catch (error) {
      fail(`${profile}/${what}: ${error.message}`);
    }
  };
  const paths = files(root).filter((path) => !["methods.json", "openrpc.json"].includes(path));
  for (const path of paths) {
    const schema = read(join(root, path));
    attempt(path, () => ajv.compile(schema));
    // The root of a bundle refers to none of its definitions.
    if (BUNDLES.includes(path)) {
      for (const name of Object.keys(schema.definitions)) {
        attempt(`${path}: ${name}`, () => ajv.getSchema(`${schema.$id}#/definitions/${name}`));
      }
    }
  }
  console.log(`${profile}: ${paths.length} files, ${compiled} schemas compiled`);
  const bundle = read(join(root, BUNDLE));
  const accepts = (name, value) => ajv.getSchema(`${bundle.$id}#/definitions/${name}`)(value);
  return { profile, definitions: bundle.definitions, accepts };
}

// Each message with the type that it must be of.
function messages(path) {
  const methods = new Map(read(join(folder, "wire", "methods.json")).methods.map((row) => [row.method, row]));
  const asked = { c2s: new Map(), s2c: new Map() };
  const found = [];
  for (const line of readFileSync(path, "utf8").split("\n").filter(Boolean)) {
    const { dir, msg } = JSON.parse(line);
    const sender = dir === "c2s" ? "Client" : "Server";
    if (msg.method !== undefined) {
      found.push({ type: `${sender}${msg.id === undefined ? "Notification" : "Request"}`, value: msg });
      if (msg.id !== undefined) asked[dir].set(msg.id, msg.method);
    } else {
      found.push({ type: msg.error ? "JSONRPCError" : "JSONRPCResponse", value: msg });
      const method = asked[dir === "c2s" ? "s2c" : "c2s"].get(msg.id);
      if (method !== undefined && !msg.error) found.push({ type: methods.get(method).result, value: msg.result });
    }
  }
  return found;
}

const MISSPELT = "a misspelt value";
const OTHER_TYPES = { null: null, boolean: true, number: 7.5, string: "text", array: [[]], object: {} };
const typeOf = (value) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
const nameOf = (schema) => schema.$ref?.replace("#/definitions/", "");

// All damaged forms of a value: what is wrong, where in the schemas, and the damaged value.
function* damage(definitions, schema, value, place) {
  const allowed = typesOf(definitions, schema);
  for (const [type, other] of Object.entries(OTHER_TYPES)) {
    if (allowed.size > 0 && !allowed.has(type)) yield { kind: "another type", place: `${place} as ${type}`, value: other };
  }
  yield* damageInside(definitions, schema, value, place);
}

// The same, but the value keeps its type. `openTag` names the member whose value may be of a newer release.
function* damageInside(definitions, schema, value, place, openTag) {
  if (schema.$ref) {
    return yield* damageInside(definitions, definitions[nameOf(schema)], value, nameOf(schema), openTag);
  }
  if (schema.allOf?.length === 1 && !schema.properties) {
    return yield* damageInside(definitions, schema.allOf[0], value, place);
  }
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives && !schema.properties) {
    const chosen = choose(definitions, alternatives, value);
    const hasFallback = alternatives.some((alternative) => nameOf(alternative)?.startsWith("Unrecognized"));
    const tag = hasFallback ? schema.discriminator?.propertyName : undefined;
    if (chosen) yield* damageInside(definitions, chosen, value, place, tag);
    return;
  }
  if (typeof value === "string" && (schema.enum || "const" in schema)) {
    yield { kind: MISSPELT, place, value: `${value}x` };
  }
  if (Array.isArray(value) && schema.items !== undefined) {
    for (const [index, element] of value.entries()) {
      for (const wrong of damage(definitions, schema.items, element, `${place}[]`)) {
        yield { ...wrong, value: value.with(index, wrong.value) };
      }
    }
  } else if (typeOf(value) === "object") {
    for (const name of schema.required ?? []) {
      const { [name]: dropped, ...others } = value;
      yield { kind: "a missing member", place: `${place}.${name}`, value: others };
    }
    if (schema.additionalProperties === false) {
      yield { kind: "one member more", place, value: { ...value, zMemberThatNoReleaseHas: 1 } };
    }
    for (const [name, member] of Object.entries(value)) {
      const inner = schema.properties?.[name] ?? schema.additionalProperties;
      if (!inner) continue;
      for (const wrong of damage(definitions, inner, member, `${place}.${name}`)) {
        if (name === openTag && wrong.kind === MISSPELT) continue;
        yield { ...wrong, value: { ...value, [name]: wrong.value } };
      }
    }
  }
}

// The JSON types that a schema allows; none stands for all.
function typesOf(definitions, schema) {
  if (schema.$ref) return typesOf(definitions, definitions[nameOf(schema)]);
  if (schema.type) return new Set([schema.type].flat().map((type) => (type === "integer" ? "number" : type)));
  const alternatives = schema.oneOf ?? schema.anyOf ?? schema.allOf ?? [];
  return new Set(alternatives.flatMap((alternative) => [...typesOf(definitions, alternative)]));
}

// The alternative that a value is of.
function choose(definitions, alternatives, value) {
  const fits = (schema) => {
    if (schema.$ref) return fits(definitions[nameOf(schema)]);
    if (schema.oneOf ?? schema.anyOf) return (schema.oneOf ?? schema.anyOf).some(fits);
    if (!typesOf(definitions, schema).has(typeOf(value))) return false;
    if (schema.enum && !schema.enum.includes(value)) return false;
    const tags = Object.entries(schema.properties ?? {}).filter(([, member]) => "const" in member);
    const required = (schema.required ?? []).every((name) => value[name] !== undefined);
    return required && tags.every(([name, tag]) => value[name] === tag.const);
  };
  return alternatives.find(fits);
}

const used = new Set();

function judge({ profile, definitions, accepts }) {
  const counts = {};
  let recorded = 0;
  for (const path of RECORDED) {
    for (const { type, value } of messages(join(transcripts, path))) {
      recorded += 1;
      if (!accepts(type, value)) {
        fail(`${profile}: refuses a recorded ${type} of ${path}: ${JSON.stringify(value)}`);
        continue;
      }
      for (const wrong of damage(definitions, { $ref: `#/definitions/${type}` }, value, type)) {
        const count = (counts[wrong.kind] ??= { refused: 0, all: 0 });
        count.all += 1;
        if (!accepts(type, wrong.value)) {
          count.refused += 1;
          continue;
        }
        const found = `${profile}: ${wrong.kind}: ${wrong.place}`;
        if (EXCEPTIONS.has(found)) used.add(found);
        else fail(`accepted: ${found}: ${JSON.stringify(wrong.value)}`);
      }
    }
  }
  const sum = (of) => Object.values(counts).reduce((sum, count) => sum + count[of], 0);
  const share = sum("refused") / sum("all");
  const figures = Object.entries(counts).map(([kind, count]) => `${kind} ${count.refused}/${count.all}`);
  console.log(`${profile}: ${recorded} recorded values accepted; damaged ones refused: ${(100 * share).toFixed(2)} %`);
  console.log(`  ${figures.join(", ")}`);
  if (!(share >= 0.99)) fail(`${profile}: refuses ${sum("refused")} of ${sum("all")} damaged values, fewer than 99 %`);
}

["wire", "open", "strict"].map(compile).forEach(judge);
for (const exception of EXCEPTIONS.keys()) {
  if (!used.has(exception)) fail(`an exception that nothing needs: ${exception}`);
}
for (const failure of failures.slice(0, 40)) console.error(failure.slice(0, 400));
if (failures.length > 0) {
  console.error(`${failures.length} failures`);
  process.exit(1);
}
