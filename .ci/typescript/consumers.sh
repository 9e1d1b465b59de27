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
for compiler in $compilers; do
  for module in node16/node16 nodenext/nodenext esnext/bundler preserve/bundler; do
    for skip in false true; do
      # Bundlers resolve one way for all; a file of CommonJS is for node.
      files='"consumer.ts", "readme_*.ts"'
      [[ $module == */bundler ]] || files+=', "consumer.cts"'
      cat >tsconfig.json <<JSON
{
  "compilerOptions": {
    "module": "${module%/*}", "moduleResolution": "${module#*/}", "target": "es2022", "types": [],
    "resolveJsonModule": true, "skipLibCheck": $skip, $strict
  },
  "include": [$files]
}
JSON
      node "../node_modules/$compiler/bin/tsc" --project tsconfig.json
      echo "consumers, $compiler, module $module, skipLibCheck $skip: 0 errors"
    done
  done
done
echo "$examples examples of the README, $(grep -c '@ts-expect-error' consumer.ts) lines that must not compile"

node run_time.mjs
node run_time.cjs
node ../checks/completions.mjs ../node_modules/typescript-5/lib/typescript.js
