#!/usr/bin/env bash
# Validates the OpenRPC documents against the meta-schema of OpenRPC: the checked-in one, and those that the command line
# writes. Needs node with npm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo run --quiet --features cli -- generate-json-schema --out "$work/stable"
for profile in open strict; do
  cargo run --quiet --features cli -- generate-json-schema --experimental --profile "$profile" --out "$work/$profile"
done
printf '{ "private": true }\n' >"$work/package.json"
npm install --prefix "$work" --silent --no-audit --no-fund ajv@8 @open-rpc/meta-schema@1 @json-schema-tools/meta-schema@1
node .ci/openrpc.mjs "$work" schema/json/openrpc.json "$work"/{stable,open,strict}/openrpc.json
