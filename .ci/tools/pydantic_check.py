"""Holds the generated Pydantic models against the schemas and the recorded conversations.

usage: pydantic_check.py SCHEMAS TRANSCRIPTS, the folder of the models in PYTHONPATH
"""

import importlib
import json
import sys
from importlib.metadata import version
from pathlib import Path
from typing import get_args

import bundle_models as models
from names import definitions, made_up
from pydantic import BaseModel

schemas, transcripts = map(Path, sys.argv[1:])
bundle = schemas / "codex_app_server_protocol.schemas.json"
facts = schemas.parent.parent.parent / "shared/wire/0.130.0/types.json"
MOST_NUMBERED = 5
# Those of the release; the legacy API has methods and types of its own.
TRANSCRIPTS = ("approval_interrupt", "first_turn")


def classes(module):
    found = [value for value in vars(module).values() if isinstance(value, type)]
    return [value.__name__ for value in found if value.__module__ == module.__name__]


def tagged_unions(defined):
    """Unions of two objects or more, told apart by a required member of one value: name, and names of such members."""

    def tags(schema):
        while isinstance(schema, dict) and "$ref" in schema:
            schema = defined.get(schema["$ref"].removeprefix("#/definitions/"))
        if not isinstance(schema, dict):
            return set()
        values = schema.get("properties", {})
        return {name for name in schema.get("required", []) if has_one_value(values.get(name))}

    for name, schema in defined.items():
        members = (schema.get("oneOf") or schema.get("anyOf") or []) if isinstance(schema, dict) else []
        if len(members) > 1 and (common := set.intersection(*map(tags, members))):
            yield name, common


def has_one_value(schema):
    return isinstance(schema, dict) and ("const" in schema or len(schema.get("enum", [])) == 1)


def check_unions():
    """Every such union of the schemas is a discriminated union of all its members, and so is every one of the facts."""
    defined = json.loads(bundle.read_text())["definitions"]
    found = dict(tagged_unions(defined))
    for name, tags in found.items():
        root = getattr(models, name).model_fields["root"]
        members = {reference["$ref"].removeprefix("#/definitions/") for reference in defined[name]["oneOf"]}
        assert root.discriminator in tags, f"{name} is not a discriminated union"
        assert {member.__name__ for member in get_args(root.annotation)} == members, f"{name} lacks members"
    in_facts = "no facts at hand"
    if facts.exists():
        expected = {name.rpartition("/")[2] for name, _ in tagged_unions(json.loads(facts.read_text())["types"])}
        assert expected <= found.keys(), f"not discriminated: {expected - found.keys()}"
        in_facts = f"{len(expected)} of the facts among them"
    return f"{len(found)} discriminated unions ({in_facts})"


def check_numbered():
    numbered = [name for name, _ in made_up(classes(models), definitions(bundle))]
    assert len(numbered) <= MOST_NUMBERED, numbered
    return f"{len(classes(models))} classes, {len(numbered)} numbered {' '.join(numbered)}".rstrip()


def check_single_files():
    files = (Path(__file__).parent / "sample.txt").read_text().split()
    for file in files:
        module = importlib.import_module(Path(file).stem)
        assert (numbered := made_up(classes(module), definitions(schemas / file))) == [], f"{file}: {numbered}"
    return f"{len(files)} single files, 0 numbered classes"


def decode(name, value, where):
    """Decodes a value and encodes it again: no member gets lost or changes."""
    model = getattr(models, name)
    assert issubclass(model, BaseModel)
    again = model.model_validate(value).model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert again == value, f"{where}: {name} gives {again} for {value}"


def check_transcripts():
    methods = json.loads((schemas / "methods.json").read_text())["methods"]
    by_name = {(method["direction"], method["kind"], method["method"]): method for method in methods}
    messages = bodies = 0
    for path in [transcripts / f"{name}.jsonl" for name in TRANSCRIPTS]:
        asked = {}
        for number, line in enumerate(path.read_text().splitlines(), 1):
            record = json.loads(line)
            message, where = record["msg"], f"{path.name}:{number}"
            sender, receiver = ("client", "server") if record["dir"] == "c2s" else ("server", "client")
            messages += 1
            if "method" in message:
                kind = "request" if "id" in message else "notification"
                method = by_name[f"{sender}_to_{receiver}", kind, message["method"]]
                decode(sender.capitalize() + kind.capitalize(), message, where)
                asked[sender, message.get("id")] = method["result"]
                body, name = message.get("params"), method["params"]
            elif "result" in message:
                decode("JSONRPCResponse", message, where)
                body, name = message["result"], asked[receiver, message["id"]]
            else:
                body, name = message, "JSONRPCError"
            if body is not None:
                decode(name, body, where)
                bodies += 1
    return f"{messages} recorded messages and their {bodies} bodies decoded and encoded again"


figures = [check_numbered(), check_unions(), check_single_files(), check_transcripts()]
tools = [f"{name} {version(name)}" for name in ("datamodel-code-generator", "pydantic")]
print(f"{', '.join(tools)}: {'; '.join(figures)}")
