#!/usr/bin/env bash
# The trees to vendor, under the strict and the isolation settings of each compiler. Started by ../typescript.sh in its
# work folder.
set -euo pipefail

cp -r checkout/typescript full
flags=(--noEmit --declaration --target es2022 --module nodenext --moduleResolution nodenext
  --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --noPropertyAccessFromIndexSignature
  --noImplicitOverride --noFallthroughCasesInSwitch --noUnusedLocals --noUnusedParameters
  --isolatedModules --isolatedDeclarations --verbatimModuleSyntax --erasableSyntaxOnly
  --noUncheckedSideEffectImports --rewriteRelativeImportExtensions --forceConsistentCasingInFileNames)

for tree in full stable; do
  count=$(find "$tree" -name '*.ts' | wc -l)
  if ((count == 0)); then
    echo "there is no .ts file in the $tree tree" >&2
    exit 1
  fi
  for compiler in $compilers; do
    # With a configuration, as a project would have; the list of files is too long for a command line.
    printf '{ "files": [%s] }\n' "$(find "$tree" -name '*.ts' -printf '"%p",\n' | sort | sed '$ s/,$//')" >tsconfig.json
    node "node_modules/$compiler/bin/tsc" --project tsconfig.json "${flags[@]}"
    version=$(node "node_modules/$compiler/bin/tsc" --version)
    echo "$tree tree, TypeScript ${version#Version }: $count files, 0 errors"
  done
done
rm tsconfig.json

if grep -rnE --include='*.ts' '\bbigint\b|\bnull[[:space:]]*\|[[:space:]]*null\b' full stable; then
  echo "the lines above hold bigint, or null twice in one union" >&2
  exit 1
fi
