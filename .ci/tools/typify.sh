#!/usr/bin/env bash
# typify: Rust of the whole protocol and of single files, made by its macro in a crate of its own. Needs Rust.
# usage: typify.sh FOLDER, an empty one to work in
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
schemas=$(cd "$here/../../schema/json" && pwd)
export CARGO_TARGET_DIR=$1/target
cd "$1"

cargo init --quiet --vcs none --lib --name typified typified
cd typified
cargo add --quiet typify regress serde_json
cargo add --quiet serde --features derive
cat >src/lib.rs <<EOF
pub mod bundle {
    typify::import_types!("$schemas/codex_app_server_protocol.schemas.json");
}
pub mod server_notification {
    typify::import_types!("$schemas/ServerNotification.json");
}
pub mod event_msg {
    typify::import_types!("$schemas/EventMsg.json");
}
pub mod thread_start_params {
    typify::import_types!("$schemas/v2/ThreadStartParams.json");
}

/// The tool reads neither \`const\` nor \`discriminator\`: a tag is any string. If this does not compile any more, it
/// has learned to: say so in the README.
pub fn tag(item: bundle::PlanThreadItem) -> String {
    item.type_
}
EOF
cargo check --quiet

version=$(cargo tree --prefix none --depth 1 | awk '$1 == "typify" { print substr($2, 2) }')
definitions=$(python3 -c 'import json, sys; print(len(json.load(open(sys.argv[1]))["definitions"]))' \
  "$schemas/codex_app_server_protocol.schemas.json")
echo "typify $version: $definitions types and 3 single files compile"
