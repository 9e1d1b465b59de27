#!/usr/bin/env bash
# Packs the checked-in package and the one that the command line writes, and lints them. Started by ../typescript.sh in
# its work folder.
set -euo pipefail

pack() {
  (cd "$1" && npm pack --silent --pack-destination "$2" >/dev/null)
}

mkdir packed again generated
pack checkout/typescript "$PWD/packed"
pack checkout/typescript "$PWD/again"
pack package "$PWD/generated"
if ! cmp packed/*.tgz again/*.tgz; then
  echo "packed twice, the package has different bytes" >&2
  exit 1
fi

for folder in packed generated; do
  tarball=$(echo "$folder"/*.tgz)
  listing=$(tar -tzf "$tarball")
  for wanted in README.md LICENSE dist/index.js dist/index.cjs dist/index.d.ts dist/index.d.cts \
    dist/types/v2/index.d.ts dist/schemas/methods.json dist/schemas/v2/ThreadStartParams.json; do
    grep -qx "package/$wanted" <<<"$listing" || { echo "$tarball: there is no $wanted" >&2; exit 1; }
  done
  if grep -E '\.ts$' <<<"$listing" | grep -vE '\.d\.ts$'; then
    echo "$tarball: the files above are no declarations, and a compiler would check them as its own" >&2
    exit 1
  fi
  echo "$tarball: $(stat -c %s "$tarball") bytes, $(grep -cE '\.d\.c?ts$' <<<"$listing") declaration files," \
    "$(grep -c '/dist/schemas/' <<<"$listing") schemas, $(grep -cE '\.c?js$' <<<"$listing") with code"
  npx --no-install attw "$tarball" --format table-flipped --no-emoji --no-color
  npx --no-install publint --strict "$tarball"
done
