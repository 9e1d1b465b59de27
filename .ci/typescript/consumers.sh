#!/usr/bin/env bash
# Projects that have installed the packed package: what compiles, what must not, and what is there at run time. Started
# by ../typescript.sh in its work folder.
set -euo pipefail

mkdir consumer
cd consumer
cp ../checks/{consumer.ts,consumer.cts,run_time.mjs,run_time.cjs} .
printf '{ "private": true, "type": "module" }\n' >package.json
npm install --silent --no-audit --no-fund ../packed/*.tgz

# The examples of the README, one module each.
awk '/^```ts$/ { n++; inside = 1; next } /^```$/ { inside = 0 } inside { print > "readme_" n ".ts" }' \
  node_modules/codex-schema/README.md
examples=$(find . -maxdepth 1 -name 'readme_*.ts' | wc -l)
((examples > 0)) || { echo "there is no example in the README" >&2; exit 1; }

strict='"strict": true, "exactOptionalPropertyTypes": true, "noUncheckedIndexedAccess": true, "noEmit": true'
for compiler in $oldest $compilers; do
  version=$(node "../node_modules/$compiler/bin/tsc" --version)
  for module in node16/node16 nodenext/nodenext esnext/bundler; do
    for skip in false true; do
      cat >tsconfig.json <<JSON
{
  "compilerOptions": {
    "module": "${module%/*}", "moduleResolution": "${module#*/}", "target": "es2022", "types": [],
    "skipLibCheck": $skip, $strict
  },
  "include": ["*.ts", "*.cts"]
}
JSON
      node "../node_modules/$compiler/bin/tsc" --project tsconfig.json
    done
    echo "consumers, TypeScript ${version#Version }, ${module#*/}, skipLibCheck off and on: 0 errors"
  done
done
echo "$examples examples of the README, $(grep -c '@ts-expect-error' consumer.ts) lines that must not compile"

node run_time.mjs
node run_time.cjs
node ../checks/completions.mjs ../node_modules/typescript-5/lib/typescript.js
