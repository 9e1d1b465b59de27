// Validates OpenRPC documents against the published meta-schema, and compiles every schema in them.
// Usage: node openrpc.mjs <package folder> <document>...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [folder, ...documents] = process.argv.slice(2);
const require = createRequire(resolve(folder, "package.json"));
const Ajv = require("ajv").default;
const metaSchema = require("@open-rpc/meta-schema").default;
const jsonSchema = require("@json-schema-tools/meta-schema").default;

// Both meta-schemas name the second one as theirs, which is draft 07 in all but the name.
const asDraft07 = (schema) => ({ ...schema, $schema: "http://json-schema.org/draft-07/schema#" });
const meta = new Ajv({ strict: false, validateFormats: false });
// It is referred to with and without the slash at its end.
for (const id of ["https://meta.json-schema.tools", "https://meta.json-schema.tools/"]) {
  meta.addSchema({ ...asDraft07(jsonSchema), $id: id });
}
const validate = meta.compile(asDraft07(metaSchema));

let failed = false;
for (const path of documents) {
  const document = JSON.parse(readFileSync(path, "utf8"));
  if (!validate(document)) {
    failed = true;
    const findings = validate.errors.map((error) => `${error.instancePath}: ${error.message}`);
    console.error(`${path} is no OpenRPC document:\n  ${findings.slice(0, 20).join("\n  ")}`);
    continue;
  }
  const { methods, components } = document;
  const schemas = new Ajv({ strict: false, validateFormats: false });
  schemas.addSchema(document, "urn:codex-schema:document");
  let compiled = 0;
  const compile = (pointer) => {
    schemas.compile({ $ref: `urn:codex-schema:document#${pointer}` });
    compiled += 1;
  };
  const part = (name) => encodeURIComponent(name.replace(/~/g, "~0").replace(/\//g, "~1"));
  Object.keys(components.schemas).forEach((name) => compile(`/components/schemas/${part(name)}`));
  methods.forEach((method, m) => method.params.forEach((_, p) => compile(`/methods/${m}/params/${p}/schema`)));
  const params = methods.reduce((sum, method) => sum + method.params.length, 0);
  console.log(
    `${path}: valid OpenRPC ${document.openrpc}, ${methods.length} methods, ${params} params, ` +
      `${Object.keys(components.schemas).length} types, ${compiled} schemas compiled`,
  );
}
process.exit(failed ? 1 : 0);
