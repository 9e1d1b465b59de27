"""Gives the tag of every union member a title, for quicktype: from standard input to standard output.

quicktype names the type of a member by the member, and by the type around it when that name is not free; a title
settles it. Other generators would make an alias of every title, so the schemas have none there.
"""

import json
import sys

schema = json.load(sys.stdin)
for name, definition in schema["definitions"].items():
    for member, value in definition.get("properties", {}).items():
        if isinstance(value, dict) and "const" in value:
            value["title"] = name + member[0].upper() + member[1:]
json.dump(schema, sys.stdout)
