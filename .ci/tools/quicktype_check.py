"""Holds the names that quicktype has given against those of the schemas.

usage: quicktype_check.py VERSION SCHEMAS, in the folder of quicktype.sh
"""

import json
import re
import sys
from pathlib import Path

from names import copies, definitions, made_up

version, schemas = sys.argv[1], Path(sys.argv[2])
bundle = schemas / "codex_app_server_protocol.schemas.json"
DECLARATION = re.compile(
    r"^\s*(?:export |public |partial |data |sealed |indirect )*"
    r"(?:interface|type|struct|enum class|enum|class|object|typealias)\s+(\w+)",
    re.MULTILINE,
)

# Made-up names that are no copies of a definition, by what they are made of. The tool makes one class of all members of
# a union, and of what these hold. The merged types have no names of their own, and the types of merged tags claim the
# names that the members' tags would have; only titles in the middle of definitions help, see title_tags.py.
MERGED = {"Type", "Mode", "Status", "StatusValue"}
MERGED_WITH_TITLES = {"Type", "Status", "ActionType"}

# What the compiler says against the TypeScript: a member beside others of any name, which an interface cannot have.
NOT_TYPESCRIPT = ["Property '_default' of type 'AppsDefaultConfig | null | undefined'"]

# Objects without a type of their own name in some language: the only member of a union has the union's name, and Swift
# has a dictionary for members of any name.
WITHOUT_TYPE = {
    "AdditionalWritableRootCoreActivePermissionProfileModification",
    "AdditionalWritableRootPermissionProfileModificationParams",
    "AppsConfig",
}


def declared(path):
    return DECLARATION.findall(Path(path).read_text())


def merged(path):
    """The made-up names of a file that has all definitions; none is a copy of one."""
    names, defined = declared(path), definitions(bundle)
    assert not (found := copies(names, defined)), f"{path}: {found}"
    return made_up(names, defined)


languages = sorted(path.name for path in Path("bundle").iterdir())
found = [merged(f"bundle/{language}") for language in languages]
numbered = {sum(name[-1].isdigit() for name, _ in names) for names in found}
assert (bases := {base for names in found for _, base in names}) == MERGED, bases
titled = merged("titled.ts")
assert (bases := {base for _, base in titled}) == MERGED_WITH_TITLES, bases
numbered_titled = sum(name[-1].isdigit() for name, _ in titled)

errors = Path("compiler.txt").read_text().splitlines()
assert len(errors) == len(NOT_TYPESCRIPT) and all(map(str.__contains__, errors, NOT_TYPESCRIPT)), errors

objects = {name for name, schema in json.loads(bundle.read_text())["definitions"].items() if schema.get("properties")}
lacking = set()
for language in languages:
    names = {name.lower() for name in declared(f"bundle/{language}")}
    lacking |= {name for name in objects if name.lower() not in names}
assert lacking == WITHOUT_TYPE, lacking ^ WITHOUT_TYPE

files = sorted(Path("single").iterdir())
for file in files:
    schema = next(schemas.glob(f"**/{file.name}.json"))
    assert not (found := copies(declared(file), definitions(schema))), f"{file}: {found}"

pet = Path("union.ts").read_text()
assert re.search(r"interface Pet \{[^}]*lives\?[^}]*tricks\?", pet), "quicktype keeps members of unions apart"

print(
    f"quicktype {version}, {', '.join(languages)}: "
    f"{len(objects) - len(WITHOUT_TYPE)} of {len(objects)} objects, 0 copies; "
    f"numbered types of tags: {'/'.join(map(str, sorted(numbered)))}, with titles {numbered_titled}; "
    f"{len(files)} single files, 0 copies"
)
