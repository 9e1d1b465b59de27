// What CommonJS finds when the program runs.
const assert = require("node:assert");
const { WIRE_RELEASE } = require("codex-schema");

assert.equal(WIRE_RELEASE, require("codex-schema/schemas/codex_app_server_protocol.schemas.json")["x-codex-release"]);
console.log(`run time, CommonJS: WIRE_RELEASE is ${WIRE_RELEASE}`);
