#!/usr/bin/env python3
"""Compares the schemas of every release, as the history gives them back, with the facts of that release.

usage: releases.py FACTS.tar.xz WIRECHECK.py BUNDLES

BUNDLES is what `cargo run --example releases -- bundles BUNDLES` wrote. Every type of every release must have the shape of
the facts, on the full and on the stable surface. The facts of three releases refer to types by a name that they have in v2
only; these references are taken to mean that, and are told.
"""
import importlib.util
import json
import os
import re
import sys
import tarfile


def read_facts(path):
    with tarfile.open(path) as archive:
        for member in archive:
            if os.path.basename(member.name) == "types.json":
                yield json.load(archive.extractfile(member))


def repair(types):
    """Gives the types that are missing where they are referred to; returns their names."""
    referred = set(re.findall(r'"\$ref": "#/definitions/([^"]+)"', json.dumps(types)))
    missing = sorted(name for name in referred if name not in types and "v2/" + name in types)
    types.update({name: {"$ref": "#/definitions/v2/" + name} for name in missing})
    return missing


def main():
    facts_path, tool_path, folder = sys.argv[1:]
    spec = importlib.util.spec_from_file_location("wirecheck", tool_path)
    wirecheck = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(wirecheck)
    releases, failures, compared = 0, [], 0
    for document in read_facts(facts_path):
        releases += 1
        release = document["release"]
        wanted_names = sorted(document["types"])
        repaired = repair(document["types"])
        if repaired:
            print(f"{release}: taken from v2: {', '.join(repaired)}")
        facts = wirecheck.Bundle(document["types"])
        for surface in ("full", "stable"):
            stable = surface == "stable"
            with open(os.path.join(folder, f"{release}.{surface}.json")) as file:
                ours = wirecheck.Bundle(json.load(file)["definitions"])
            wanted = wirecheck.reachable_when_stable(facts, wanted_names) if stable else wanted_names
            if not stable and sorted(ours.types) != wanted_names:
                failures.append(f"{release}: other types: {sorted(set(ours.types) ^ set(wanted_names))}")
            for key in wanted:
                compared += 1
                if key not in ours.types:
                    failures.append(f"{release} {surface} {key}: missing type")
                    continue
                comparison = wirecheck.Comparison(ours, facts, stable)
                comparison.compare({"$ref": "#/definitions/" + key}, {"$ref": "#/definitions/" + key}, key)
                failures.extend(f"{release} {surface} {problem}" for problem in comparison.problems)
    for line in failures[:60]:
        print(line)
    print(f"{releases} releases, {compared} comparisons, {len(failures)} differences")
    sys.exit(1 if failures or releases == 0 else 0)


if __name__ == "__main__":
    main()
