"""Names that a generator made up to tell copies of one type apart: `ThreadItem1`, `PurpleThreadItem`."""

import json
import re

# How quicktype writes numbers from 1 to 13.
PREFIXES = """
    Purple Fluffy Tentacled Sticky Indigo Indecent Hilarious Ambitious Cunning Magenta Frisky Mischievous Braggadocious
""".split()


def definitions(path):
    """The names of a schema file: of its definitions and of its root."""
    schema = json.load(open(path))
    return {*schema.get("definitions", {}), schema["title"]}


def made_up(names, defined):
    """Pairs: a made-up name, and what it was made of. Generators write acronyms in capitals: case does not count."""
    known = {name.lower() for name in defined}
    found = []
    for name in sorted(set(names)):
        if name.lower() in known:
            continue
        base = re.sub(r"\d+$", "", name)
        for prefix in PREFIXES:
            base = base.removeprefix(prefix)
        if base != name:
            found.append((name, base))
    return found


def copies(names, defined):
    """The made-up names that stand for a second copy of a definition."""
    known = {name.lower() for name in defined}
    return [name for name, base in made_up(names, defined) if base.lower() in known]
