#!/usr/bin/env bash
# datamodel-code-generator with its default flags, models of Pydantic v2. Needs Python 3.11.
# usage: pydantic.sh FOLDER, an empty one to work in
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
schemas=$(cd "$here/../../schema/json" && pwd)
transcripts=$(cd "$here/../../tests/fixtures/transcripts" && pwd)
cd "$1"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check datamodel-code-generator pydantic
mkdir models
generate() {
  venv/bin/datamodel-codegen --input "$schemas/$1" --input-file-type jsonschema \
    --output-model-type pydantic_v2.BaseModel --output "models/$2.py" 2>>log || { cat log >&2; return 1; }
}
generate codex_app_server_protocol.schemas.json bundle_models
while read -r file; do
  generate "$file" "$(basename "$file" .json)"
done <"$here/sample.txt"

PYTHONPATH="$here:models" venv/bin/python -B "$here/pydantic_check.py" "$schemas" "$transcripts"
