#!/usr/bin/env bash
# quicktype: TypeScript, Go, Swift, Kotlin and C# of the whole protocol and of single files. Needs node with npm.
# usage: quicktype.sh FOLDER, an empty one to work in
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
schemas=$(cd "$here/../../schema/json" && pwd)
cd "$1"

printf '{ "private": true }\n' >package.json
npm install --silent --no-audit --no-fund quicktype typescript@5

bundle=$schemas/codex_app_server_protocol.schemas.json
python3 -B "$here/title_tags.py" <"$bundle" >titled.json
mkdir bundle single
generate() {
  node_modules/.bin/quicktype --quiet --just-types --lang "$1" --src-lang schema --src "$2" --out "$3" 2>>log ||
    { cat log >&2; return 1; }
}
for language in typescript go swift kotlin csharp; do
  # The pointer makes every definition a type.
  generate "$language" "$bundle#/definitions/" "bundle/$language"
done
generate typescript 'titled.json#/definitions/' titled.ts
while read -r file; do
  generate typescript "$schemas/$file" "single/$(basename "$file" .json)"
done <"$here/sample.txt"
cp bundle/typescript bundle.ts
"$here/compile.sh" bundle.ts >compiler.txt || true

# What quicktype does to a union of two objects, whatever the schema.
cat >union.json <<'EOF'
{"definitions": {
  "Cat": {"type": "object", "properties": {"kind": {"const": "cat"}, "lives": {"type": "integer"}}},
  "Dog": {"type": "object", "properties": {"kind": {"const": "dog"}, "tricks": {"type": "integer"}}},
  "Pet": {"oneOf": [{"$ref": "#/definitions/Cat"}, {"$ref": "#/definitions/Dog"}]}
}}
EOF
generate typescript 'union.json#/definitions/' union.ts

version=$(node --print 'require("quicktype/package.json").version')
python3 -B "$here/quicktype_check.py" "$version" "$schemas"
