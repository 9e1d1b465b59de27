#!/usr/bin/env bash
# Compiles one TypeScript file in the current folder, without the declarations of packages that lie there by chance.
set -euo pipefail
printf '{ "compilerOptions": { "strict": true, "noEmit": true, "target": "es2022", "types": [] }, "files": ["%s"] }\n' \
  "$1" >tsconfig.json
node_modules/.bin/tsc --project tsconfig.json
