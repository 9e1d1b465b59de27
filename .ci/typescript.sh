#!/usr/bin/env bash
# The TypeScript that people get: the tree to vendor, as checked in and as the command line writes it, and the npm
# package, as its consumers see it. Needs node with npm. The parts and what they check are in .ci/typescript.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Copies, so that nothing is made in the checkout; `dist` is what an earlier packing left there.
mkdir -p "$work/checkout/schema"
cp -r schema/json "$work/checkout/schema/json"
cp -r typescript "$work/checkout/typescript"
rm -rf "$work"/checkout/typescript/{dist,node_modules,*.tgz}
cargo run --quiet --features cli -- generate-ts --out "$work/stable"
cargo run --quiet --features cli -- generate-ts --out "$work/package" --package
cp -r .ci/typescript "$work/checks"

cd "$work"
printf '{ "private": true, "type": "module" }\n' >package.json
npm install --silent --no-audit --no-fund \
  typescript-5.0@npm:typescript@5.0 typescript-5@npm:typescript@5 typescript-7@npm:typescript@7 \
  @arethetypeswrong/cli@0.18.5 publint@0.3.25

# The oldest is for consumers only: it does not know all settings that the trees are checked with.
export oldest="typescript-5.0" compilers="typescript-5 typescript-7"
checks/tree.sh
checks/package.sh
checks/consumers.sh
