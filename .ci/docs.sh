#!/usr/bin/env bash
# Generates the reference for people and looks at it with a browser: wide and narrow, light and dark, with and without
# JavaScript. Needs node with npm, and chromium, which is installed from the system's packages when it is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

browser() {
  command -v chromium || command -v chromium-browser || command -v google-chrome
}

if ! browser >/dev/null; then
  sudo=$([[ $(id -u) == 0 ]] || echo sudo)
  $sudo apt-get update -qq
  $sudo apt-get install -y -qq --no-install-recommends chromium >/dev/null
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo run --quiet --features cli -- docs --out "$work/full.html"
cargo run --quiet --features cli -- docs --stable --out "$work/stable.html"

printf '{ "private": true }\n' >"$work/package.json"
npm install --prefix "$work" --silent --no-audit --no-fund playwright-core@1 axe-core@4
node .ci/docs.mjs "$work" "$(browser)" "$work/full.html" "$work/stable.html"
