#!/usr/bin/env python3
"""Writes digests.txt: for every release of the facts, how many types it has and a digest of their canonical form.

usage: digests.py FACTS.tar.xz > digests.txt

The canonical form is made here from the facts alone, by no code that the crate has: `canonical` says what it is. The test
makes the same from the crate's types. References to what a release has in v2 only are taken to mean that.
"""
import json
import os
import re
import sys
import tarfile


def text(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def mark(schema):
    return isinstance(schema, dict) and schema.get("x-experimental") is True


def union(variants):
    """Variants as `[form, experimental]`, flat, sorted, without doubles; a plain union of one is that one."""
    flat = []
    for form, experimental in variants:
        if isinstance(form, dict) and "union" in form:
            flat += [[inner, experimental or marked] for inner, marked in form["union"]]
        else:
            flat.append([form, experimental])
    forms = {}
    for form, experimental in flat:
        key = text(form)
        forms[key] = [form, experimental and forms.get(key, [None, True])[1]]
    flat = [forms[key] for key in sorted(forms)]
    return flat[0][0] if len(flat) == 1 and not flat[0][1] else {"union": flat}


def members(schema):
    found = {}
    for name, sub in schema.get("properties", {}).items():
        default = text(sub["default"]) if isinstance(sub, dict) and "default" in sub else None
        found[name] = [canonical(sub), name in schema.get("required", []), mark(sub), default]
    return found


def rest(schema):
    if "additionalProperties" not in schema:
        return "unsaid"
    extra = schema["additionalProperties"]
    return "closed" if extra is False else canonical(extra)


def objects(schema):
    """The objects that a schema with members and branches accepts: every branch has the members beside it."""
    own, own_rest = members(schema), rest(schema)
    branches = schema.get("oneOf") or schema.get("anyOf")
    if not branches:
        return [[own, own_rest, False]]
    found = []
    for branch in branches:
        for inner, inner_rest, experimental in objects(branch):
            merged = dict(own)
            for name, member in inner.items():
                required = member[1] or (name in own and own[name][1])
                merged[name] = [member[0], required, member[2], member[3]]
            found.append([merged, own_rest, experimental or mark(branch)])
    return found


def canonical(schema):
    if schema is True or schema is False:
        return "any" if schema else {"union": []}
    if "$ref" in schema:
        return {"ref": schema["$ref"].removeprefix("#/definitions/")}
    if "allOf" in schema:
        assert len(schema["allOf"]) == 1 and "properties" not in schema
        return canonical(schema["allOf"][0])
    branches = schema.get("oneOf") or schema.get("anyOf")
    if branches and not schema.get("properties"):
        return union([[canonical(branch), mark(branch)] for branch in branches])
    if branches:
        return union([[{"object": found, "rest": extra}, marked] for found, extra, marked in objects(schema)])
    if "enum" in schema:
        return union([[{"value": text(value)}, False] for value in schema["enum"]])
    types = schema.get("type", [])
    return union([[typed(kind, schema), False] for kind in ([types] if isinstance(types, str) else types)]) if types else "any"


def typed(kind, schema):
    if kind == "array":
        return {"array": canonical(schema.get("items", True))}
    if kind == "object":
        return {"object": members(schema), "rest": rest(schema)}
    if kind in ("null", "boolean"):
        return kind
    if kind == "string" and schema.get("minLength"):
        return "string<nonempty>"
    return kind + (f"<{schema['format']}>" if "format" in schema else "")


def digest(lines):
    """FNV-1a, 64 bits."""
    value = 0xCBF29CE484222325
    for byte in "".join(lines).encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def main():
    with tarfile.open(sys.argv[1]) as archive:
        documents = [json.load(archive.extractfile(m)) for m in archive if os.path.basename(m.name) == "types.json"]
    documents.sort(key=lambda document: [int(part) for part in document["release"].split(".")])
    for document in documents:
        types = document["types"]
        source = json.dumps(types)
        for name in set(re.findall(r'"#/definitions/([^"]+)"', source)) - types.keys():
            source = source.replace(f'"#/definitions/{name}"', f'"#/definitions/v2/{name}"')
        types = json.loads(source)
        lines = [f"{name} {text([canonical(types[name]), mark(types[name])])}\n" for name in sorted(types)]
        print(f"{document['release']} {len(types)} {digest(lines):016x}")


if __name__ == "__main__":
    main()
