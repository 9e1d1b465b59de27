// What a module finds when the program runs.
import assert from "node:assert";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as all from "codex-schema";

const require = createRequire(import.meta.url);
const bundle = require("codex-schema/schemas/codex_app_server_protocol.schemas.json");
assert.deepEqual(Object.keys(all), ["WIRE_RELEASE"]);
assert.equal(all.WIRE_RELEASE, bundle["x-codex-release"]);
assert.equal(all.WIRE_RELEASE, require("codex-schema/package.json").wireRelease);
await assert.rejects(import("codex-schema/release"), { code: "ERR_PACKAGE_PATH_NOT_EXPORTED" });
await assert.rejects(import("codex-schema/v2"), { code: "ERR_PACKAGE_PATH_NOT_EXPORTED" });
const schema = readFileSync(new URL(import.meta.resolve("codex-schema/schemas/v2/ThreadStartParams.json")), "utf8");
assert.equal(JSON.parse(schema).title, "ThreadStartParams");
console.log(`run time, module: WIRE_RELEASE is ${all.WIRE_RELEASE}`);
