//! What is experimental is in the full tree, marked, and absent from the stable one.

use std::collections::BTreeSet;

use codex_schema::export::{Surface, typescript};
use codex_schema::method::{self, Direction, Kind, Stability};
use pretty_assertions::assert_eq;

/// The names of the types that only experimental requests use.
fn of_experimental_requests() -> BTreeSet<&'static str> {
    let types = |experimental: bool| -> BTreeSet<&str> {
        method::all()
            .filter(|method| method.result.is_some())
            .filter(|method| (method.stability == Stability::Experimental) == experimental)
            .flat_map(|method| [method.params, method.result])
            .flatten()
            .collect()
    };
    types(true).difference(&types(false)).copied().collect()
}

#[test]
fn types_of_experimental_requests_are_in_the_full_tree_only() {
    let (stable, full) = (typescript::tree(Surface::Stable), typescript::tree(Surface::Full));
    let names = of_experimental_requests();
    assert!(names.len() > 40, "{names:?}");
    for name in names {
        let paths = [format!("{name}.ts"), format!("v2/{name}.ts")];
        assert!(paths.iter().any(|path| full.get(path).is_some()), "{name}");
        assert!(paths.iter().all(|path| stable.get(path).is_none()), "{name}");
    }
    assert!(stable.get("MemoryResetRequest.ts").is_none());
    assert!(full.get("MemoryResetRequest.ts").is_some());
}

#[test]
fn every_stable_file_is_in_the_full_tree() {
    let (stable, full) = (typescript::tree(Surface::Stable), typescript::tree(Surface::Full));
    let extra: Vec<&str> =
        stable.files().map(|(path, _)| path).filter(|path| full.get(path).is_none()).collect();
    assert_eq!(extra, Vec::<&str>::new());
}

#[test]
fn types_that_have_lost_their_last_reference_stay() {
    let stable = typescript::tree(Surface::Stable);
    for path in
        ["v2/DynamicToolSpec.ts", "RealtimeVoice.ts", "v2/PermissionProfile.ts", "CollaborationMode.ts"]
    {
        assert!(stable.get(path).is_some(), "{path}");
    }
}

#[test]
fn experimental_members_are_marked_or_absent() {
    let path = "v2/ThreadStartParams.ts";
    let (stable, full) = (typescript::tree(Surface::Stable), typescript::tree(Surface::Full));
    let marked = "  /** @experimental */\n  environments?: Array<TurnEnvironmentParams> | null;\n";
    assert!(full.get(path).unwrap().contains(marked));
    assert!(!stable.get(path).unwrap().contains("environments"));

    // The notifications stay, as in the release.
    for (path, text) in stable.files().filter(|(path, _)| *path != "methods.ts") {
        let member = text.lines().find(|line| line.starts_with("  ") && line.contains("@experimental"));
        assert_eq!(member, None, "{path}");
    }
}

#[test]
fn the_method_maps_have_every_method() {
    for surface in [Surface::Stable, Surface::Full] {
        let tree = typescript::tree(surface);
        let maps = tree.get("methods.ts").unwrap();
        for method in method::all() {
            let key = match method.name.contains('/') {
                true => format!("\n  \"{}\": {{", method.name),
                false => format!("\n  {}: {{", method.name),
            };
            let gated = method.stability == Stability::Experimental && method.result.is_some();
            assert_eq!(maps.contains(&key), surface == Surface::Full || !gated, "{key}");
            for name in [method.params, method.result].into_iter().flatten() {
                assert_eq!(maps.contains(&format!("{{ {name} }} from")), maps.contains(&format!(": {name}")));
            }
        }
    }
}

#[test]
fn each_map_has_the_methods_of_its_direction_and_kind_only() {
    let tree = typescript::tree(Surface::Full);
    for (name, direction, kind) in [
        ("ClientRequests", Direction::ClientToServer, Kind::Request),
        ("ClientNotifications", Direction::ClientToServer, Kind::Notification),
        ("ServerRequests", Direction::ServerToClient, Kind::Request),
        ("ServerNotifications", Direction::ServerToClient, Kind::Notification),
    ] {
        let maps = tree.get("methods.ts").unwrap();
        let start = format!("export type {name} = {{\n");
        let map = maps.split(&start).nth(1).unwrap().split("\n};").next().unwrap();
        let members = map.lines().filter_map(|line| line.strip_prefix("  ")?.split_once(": {"));
        let found: Vec<&str> =
            members.map(|(key, _)| key.trim_matches('"')).filter(|key| !key.starts_with(' ')).collect();
        let expected: Vec<&str> = method::all()
            .filter(|method| method.direction == direction && method.kind == kind)
            .map(|method| method.name)
            .collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn the_method_maps_say_what_a_method_takes_and_gives() {
    let tree = typescript::tree(Surface::Full);
    let maps = tree.get("methods.ts").unwrap();
    for line in [
        "\"thread/start\": { params: ThreadStartParams; result: ThreadStartResponse };",
        "\"account/logout\": { params?: undefined; result: LogoutAccountResponse };",
        "\"turn/completed\": { params: TurnCompletedNotification };",
        "initialized: { params?: undefined };",
    ] {
        assert!(maps.contains(line), "{line}");
    }
    let reset = maps.split("\"memory/reset\"").next().unwrap();
    assert!(reset.ends_with("   * @experimental\n   */\n  "), "{}", &reset[reset.len() - 80..]);
    let summary = maps.split("getConversationSummary:").next().unwrap();
    assert!(summary.ends_with("   * @deprecated\n   */\n  "), "{}", &summary[summary.len() - 80..]);
}
