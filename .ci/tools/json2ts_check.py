"""Holds the TypeScript of json-schema-to-typescript against the schemas.

usage: json2ts_check.py VERSION, in the folder of json2ts.sh
"""

import json
import re
import sys
from pathlib import Path

from names import definitions, made_up

bundle = Path("schemas/codex_app_server_protocol.schemas.json")
DECLARATION = re.compile(r"^export (?:interface|type|enum) (\w+)", re.MULTILINE)


def declared(path):
    return DECLARATION.findall(path.read_text())


def plain(name):
    """The tool writes some acronyms in its own way."""
    return name.lower()


defined = json.loads(bundle.read_text())["definitions"]
text = Path("bundle.ts").read_text()
assert not (found := made_up(declared(Path("bundle.ts")), definitions(bundle))), found
missing = set(map(plain, defined)) - set(map(plain, declared(Path("bundle.ts"))))
assert not missing, f"no type of their own: {sorted(missing)}"

unions = 0
for name, schema in defined.items():
    references = [member.get("$ref", "").removeprefix("#/definitions/") for member in schema.get("oneOf", [])]
    if not references:
        continue
    found = re.search(rf"^export type {name}\s*=([^;]*);", text, re.MULTILINE | re.IGNORECASE)
    members = {plain(member.strip()) for member in found[1].split("|") if member.strip()}
    assert members == set(map(plain, references)), f"{name}: {members}"
    unions += 1

files = sorted(path for path in Path("schemas").glob("**/*.json") if not path.name.endswith(".schemas.json"))
for file in files:
    generated = Path("single") / file.relative_to("schemas").with_suffix(".d.ts")
    assert not (found := made_up(declared(generated), definitions(file))), f"{file}: {found}"

print(
    f"json-schema-to-typescript {sys.argv[1]}: {len(defined)} types compile, 0 numbered; "
    f"{unions} unions of their members; {len(files)} single files, 0 numbered"
)
