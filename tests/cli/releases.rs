//! `releases`, `since`, `diff`, `changelog`, `compat`, and the option `--release` of other verbs.

use codex_schema::releases::{Difference, Rule, Severity, history, load, open};
use serde_json::Value;

use crate::program::{RECORDINGS, file, folder, run};

const OUR_BUNDLE: &str = "schema/json/codex_app_server_protocol.schemas.json";

#[test]
fn every_release_is_listed_and_drawn() {
    let picture = folder("releases_plot").join("releases.svg");
    let ran = run(&["releases", "--format", "json", "--plot", picture.to_str().unwrap()]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let releases: Vec<String> = ran
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|release| release["release"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(releases, history().releases());
    let types = history().types("0.130.0", codex_schema::releases::Listing::Listed).unwrap().types.len();
    let of_130 = releases.iter().position(|release| release == "0.130.0").unwrap();
    assert_eq!(ran.json()[of_130]["types"], types);
    let svg = std::fs::read_to_string(picture).unwrap();
    assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"));
    assert_eq!(svg.matches("<rect ").count(), 1 + releases.len() + 3);
}

#[test]
fn a_life_is_told() {
    let ran =
        run(&["since", "thread/rollback", "Thread.sessionId", "FileSystemAccessMode=none", "getAuthStatus"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    for line in [
        "thread/rollback (method): 0.99.0 to 0.155.0",
        "v2/Thread.sessionId (member): since 0.129.0",
        "v2/FileSystemAccessMode=none (value): 0.123.0 to 0.132.0",
        "  likely replaced by \"deny\" (60 %)",
        "getAuthStatus (method): since 0.99.0",
        "  served without being in the release's schemas: since 0.105.0",
    ] {
        assert!(ran.stdout.lines().any(|other| other == line), "{line}\n{}", ran.stdout);
    }
    let ran = run(&["since", "--format", "json", "v2/ThreadRealtimeStartParams.sessionId"]);
    assert_eq!(ran.json()[0]["replacedBy"]["name"], "realtimeSessionId");
    let ran = run(&["since", "thread/teleport"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("thread/teleport: expected a method"), "{}", ran.stderr);
}

#[test]
fn a_difference_in_every_form() {
    let (before, after) = ("0.130.0", "0.169.0");
    let difference = Difference::between(&open(before).unwrap(), &open(after).unwrap());
    let ran = run(&["diff", before, after]);
    assert_eq!((ran.code, ran.stdout), (Some(1), difference.to_text()));
    let ran = run(&["diff", before, after, "--format", "json"]);
    assert_eq!((ran.code, ran.json()), (Some(1), difference.to_json()));
    let ran = run(&["diff", before, after, "--format", "markdown"]);
    assert_eq!((ran.code, ran.stdout), (Some(1), difference.to_markdown()));

    let ran = run(&["diff", before, after, "--only", "breaking", "--format", "json"]);
    let told = ran.json()["changes"].as_array().unwrap().clone();
    assert!(!told.is_empty() && told.iter().all(|change| change["severity"] == "breaking"));
    // Every rule that breaks something, ignored.
    let mut arguments = vec!["diff", before, after];
    for rule in Rule::ALL.iter().filter(|rule| rule.severity() == Severity::Breaking) {
        arguments.extend(["--ignore", rule.name()]);
    }
    let ran = run(&arguments);
    assert_eq!(ran.code, Some(0));
    assert!(ran.stdout.contains(" 0 breaking"), "{}", ran.stdout);
}

#[test]
fn bundles_and_folders_are_compared_with_releases() {
    for ours in [OUR_BUNDLE, "schema/json"] {
        let ran = run(&["diff", "0.130.0", ours, "--only", "breaking"]);
        assert_eq!(
            (ran.code, ran.stdout.lines().last()),
            (Some(0), Some("0 changes: 0 breaking, 0 dangerous, 0 safe"))
        );
        assert_eq!(run(&["diff", ours, "0.169.0", "--only", "breaking"]).code, Some(1), "{ours}");
    }
}

/// A folder without a bundle, as some generators write it, says what the bundle says.
#[test]
fn a_folder_of_files_is_read_as_its_bundle() {
    let folder = folder("releases_files");
    for (namespace, target) in [("schema/json", folder.clone()), ("schema/json/v2", folder.join("v2"))] {
        std::fs::create_dir_all(&target).unwrap();
        for entry in std::fs::read_dir(namespace).unwrap().flatten() {
            let name = entry.file_name().into_string().unwrap();
            if name.ends_with(".json") && !name.ends_with(".schemas.json") && name != "methods.json" {
                std::fs::copy(entry.path(), target.join(name)).unwrap();
            }
        }
    }
    let (files, bundle) = (load(&folder).unwrap(), load(OUR_BUNDLE.as_ref()).unwrap());
    assert_eq!(Difference::between(&bundle, &files).changes, []);
}

#[test]
fn what_cannot_be_compared() {
    let ran = run(&["diff", "0.1.0", "0.130.0"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("release 0.1.0: expected one of the "), "{}", ran.stderr);
    let ran = run(&["diff", "0.130.0", &file("releases_no_bundle", "{}")]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.stderr.contains("expected a bundle with `definitions` or `$defs`, found an empty object"),
        "{}",
        ran.stderr
    );
    let ran = run(&["diff", "0.130.0", "0.169.0", "--ignore", "nonsense"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.stderr.contains("--ignore nonsense: expected a rule, one of method-removed"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_changelog_has_a_section_for_every_release_between() {
    let ran = run(&["changelog", "0.154.0..0.157.0"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let sections: Vec<&str> = ran.stdout.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(sections, ["## 0.157.0", "## 0.156.0", "## 0.155.0"]);
    assert!(ran.stdout.contains("- `thread/rollback` (method-removed)"), "{}", ran.stdout);
    for wrong in ["0.154.0", "0.157.0..0.154.0", "0.154.0..0.1.0"] {
        assert_eq!(run(&["changelog", wrong]).code, Some(2), "{wrong}");
    }
}

#[test]
fn recordings_are_read_as_their_release_and_as_others() {
    let ran = run(&[&["validate", "--release", "0.130.0"], RECORDINGS.as_slice()].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.stdout);
    let lines = [
        r#"{"id":1,"method":"thread/rollback","params":{"threadId":"t","numTurns":1}}"#,
        r#"{"id":2,"method":"thread/realtime/start","params":{"threadId":"t","outputModality":"text","sessionId":"s"}}"#,
        r#"{"dir":"c2s","msg":{"id":3,"method":"thread/start","params":{"model":7}}}"#,
        "nonsense",
    ];
    let recording = file("releases_compat", &lines.join("\n"));
    let ran = run(&["compat", "--format", "json", &recording]);
    assert_eq!(ran.code, Some(1));
    let told = ran.json();
    assert_eq!((told["messages"].as_u64(), told["unreadable"].as_array().map(Vec::len)), (Some(3), Some(1)));
    let of = |release: &str| -> Value {
        let releases = told["releases"].as_array().unwrap();
        releases.iter().find(|verdict| verdict["release"] == release).unwrap().clone()
    };
    let texts = |verdict: &Value, what: &str| -> Vec<String> {
        let remarks = verdict[what].as_array().unwrap().iter();
        remarks
            .map(|remark| {
                format!("{} {}", remark["method"].as_str().unwrap(), remark["text"].as_str().unwrap())
            })
            .collect()
    };
    let model = "thread/start /params/model: expected string | null, found 7";
    let ignored = "thread/realtime/start /params/sessionId: ignored, this release does not know it";
    assert_eq!(texts(&of("0.155.0"), "refused"), [model]);
    assert_eq!(texts(&of("0.155.0"), "ignored"), [ignored]);
    let gone = "thread/rollback this release has no such method";
    assert_eq!(texts(&of("0.156.0"), "refused"), [gone, model]);
    let ran = run(&["compat", "--from", "0.160.0", "--format", "json", &recording]);
    assert_eq!(ran.json()["releases"][0]["release"], "0.160.0");
}

#[test]
fn the_schemas_of_a_release_are_written() {
    let folder = folder("releases_generate");
    let ran = run(&[
        "generate-json-schema",
        "--release",
        "0.104.0",
        "--experimental",
        "--out",
        folder.to_str().unwrap(),
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let written = load(&folder).unwrap();
    assert_eq!(written, history().types("0.104.0", codex_schema::releases::Listing::Listed).unwrap());
    // Old releases have types of the same name in two namespaces.
    assert!(written.types.contains_key("SessionSource") && written.types.contains_key("v2/SessionSource"));
}
