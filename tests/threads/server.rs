//! What the surroundings of a server give a stored thread (§3.2 `cwd`, `modelProvider`; spec/rollout.md §12.1).

use codex_schema::threads::Server;
use pretty_assertions::assert_eq;

fn server() -> Server {
    Server { home: Some("/home/user".to_owned()), ..Server::new("/srv/app", "openai") }
}

#[test]
fn working_directories_become_absolute_and_normal() {
    for (stored, shown) in [
        ("/work/project", "/work/project"),
        ("/work//project/", "/work/project"),
        ("/work/./a/../project", "/work/project"),
        ("/../..", "/"),
        ("/", "/"),
        ("relative", "/srv/app/relative"),
        ("./relative/", "/srv/app/relative"),
        ("../other", "/srv/other"),
        ("../../../..", "/"),
        (".", "/srv/app"),
        ("~", "/home/user"),
        ("~/", "/home/user"),
        ("~/project", "/home/user/project"),
        ("~//project", "/home/user/project"),
        ("~other/project", "/srv/app/~other/project"),
        ("a/~", "/srv/app/a/~"),
        (" ", "/srv/app/ "),
        ("", "/srv/app"),
    ] {
        assert_eq!(server().absolute(stored), shown, "{stored:?}");
    }
}

#[test]
fn without_a_home_the_tilde_is_a_name() {
    assert_eq!(Server::new("/srv", "openai").absolute("~/project"), "/srv/~/project");
}

#[test]
fn on_windows_absolute_paths_stay_as_they_are() {
    let server = Server { home: Some(r"C:\Users\me".to_owned()), ..Server::new(r"C:\work", "openai") };
    for (stored, shown) in [
        (r"D:\a\..\b", r"D:\a\..\b"),
        ("d:/a", "d:/a"),
        (r"\\server\share\a", r"\\server\share\a"),
        ("/unix", "/unix"),
        ("a", r"C:\work\a"),
        (r"~\a", r"C:\Users\me\a"),
        ("~", r"C:\Users\me"),
        ("", r"C:\work"),
    ] {
        assert_eq!(server.absolute(stored), shown, "{stored:?}");
    }
}

#[test]
fn a_path_of_windows_is_a_relative_one_elsewhere() {
    assert_eq!(server().absolute(r"C:\work"), r"/srv/app/C:\work");
}

#[test]
fn the_default_provider_stands_in() {
    assert_eq!(server().provider(String::new()), "openai");
    assert_eq!(server().provider("mock".to_owned()), "mock");
}
