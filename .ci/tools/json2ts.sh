#!/usr/bin/env bash
# json-schema-to-typescript: every schema file, and the whole protocol compiled. Needs node with npm.
# usage: json2ts.sh FOLDER, an empty one to work in
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
schemas=$(cd "$here/../../schema/json" && pwd)
cd "$1"

printf '{ "private": true }\n' >package.json
npm install --silent --no-audit --no-fund json-schema-to-typescript typescript@5
cp -r "$schemas" schemas
rm schemas/methods.json schemas/openrpc.json

# The root of the bundle refers to nothing: the flag makes types of all definitions.
node_modules/.bin/json2ts --unreachableDefinitions schemas/codex_app_server_protocol.schemas.json bundle.ts
"$here/compile.sh" bundle.ts
for folder in . v1 v1/legacy v2; do
  node_modules/.bin/json2ts --input "schemas/$folder/*.json" --output "single/$folder"
done

version=$(node --print 'require("./node_modules/json-schema-to-typescript/package.json").version')
python3 -B "$here/json2ts_check.py" "$version"
