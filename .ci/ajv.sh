#!/usr/bin/env bash
# Holds the JSON Schema files of all profiles against a second validator, ajv in its strict mode: every file compiles,
# the recorded conversations are accepted, and what is wrong in one place is refused. Needs node with npm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for profile in wire open strict; do
  cargo run --quiet --features cli -- generate-json-schema --experimental --profile "$profile" --out "$work/$profile"
done
diff -r schema/json "$work/wire"
cp .ci/ajv.mjs "$work"
transcripts=$PWD/tests/fixtures/transcripts

cd "$work"
printf '{ "private": true, "type": "module" }\n' >package.json
npm install --silent --no-audit --no-fund ajv@8

node ajv.mjs "$work" "$transcripts"
