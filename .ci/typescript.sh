#!/usr/bin/env bash
# Compiles the TypeScript that people get, with the compiler's strict settings: the checked-in tree, and the stable tree
# as the command line writes it. Needs node with npm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp -r typescript "$work/full"
cargo run --quiet --features cli -- generate-ts --out "$work/stable"

cd "$work"
printf '{ "private": true, "type": "module" }\n' >package.json
npm install --silent --no-audit --no-fund typescript@5

npx --no-install tsc --version
for tree in full stable; do
  count=$(find "$tree" -name '*.ts' | wc -l)
  if ((count == 0)); then
    echo "there is no .ts file in the $tree tree" >&2
    exit 1
  fi
  find "$tree" -name '*.ts' | sort >"$tree.files"
  echo "$tree tree: $count files"
  npx --no-install tsc --noEmit --strict --module nodenext --moduleResolution nodenext --verbatimModuleSyntax \
    --isolatedModules --exactOptionalPropertyTypes "@$tree.files"
done

if grep -rnE --include='*.ts' '\bbigint\b|\bnull[[:space:]]*\|[[:space:]]*null\b' full stable; then
  echo "the lines above hold bigint, or null twice in one union" >&2
  exit 1
fi
