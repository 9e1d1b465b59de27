//! Damage of any kind: every reader comes to an end without failing, and they agree on what is left.

use codex_schema::history::{Builder, Items, StoredError, interrupt_stale};
use codex_schema::rollout::{LineError, LoadError, Loaded, Timestamp};
use codex_schema::threads::read_stored_thread;
use pretty_assertions::assert_eq;

use crate::draws::Draws;
use crate::support::{entries, files, history, loaded, same_ids};

/// Bytes that mean something in JSON, in UTF-8 or between lines.
const BYTES: &[u8] = b"\n\r\t {}[]:,\"\\/0129-+.eEunltrfs\x00\x1f\x7f\x80\xbf\xc3\xe2\xf0\xff";

fn damage(bytes: &mut Vec<u8>, draws: &mut Draws) {
    let at = draws.below(bytes.len());
    let length = draws.below(40).min(bytes.len() - at);
    let byte = BYTES[draws.below(BYTES.len())];
    match draws.below(7) {
        0 => bytes[at] ^= 1 << draws.below(8),
        1 => bytes[at] = byte,
        2 => bytes.insert(at, byte),
        3 => drop(bytes.drain(at..at + length)),
        4 => {
            let part = bytes[at..at + length].to_vec();
            let to = draws.below(bytes.len());
            bytes.splice(to..to, part);
        }
        // Only characters of one byte, so that lines stay readable.
        5 => bytes[at] = b"0}]\" n"[draws.below(6)],
        _ => {
            let other = draws.below(bytes.len());
            bytes.swap(at, other);
        }
    }
}

#[test]
fn readers_agree_about_damaged_files() {
    let files: Vec<Vec<u8>> = files().into_iter().map(|(_, text)| text.into_bytes()).collect();
    let (mut readable, mut refused) = (0, 0);
    for seed in 0..600 {
        let mut draws = Draws::new(seed);
        let mut file = files[draws.below(files.len())].clone();
        for _ in 0..=draws.below(6) {
            damage(&mut file, &mut draws);
        }

        let read = entries(&*file);
        let (lines, end) = loaded(&*file);
        assert!(lines.len() <= read.len(), "seed {seed}");
        for ((number, loaded), entry) in lines.iter().zip(&read) {
            assert_eq!(*number, entry.number, "seed {seed}");
            // What the release loads, the tolerant reader reads.
            match (loaded, &entry.line) {
                (Loaded::Line(_) | Loaded::GhostSnapshot, Err(error)) => {
                    panic!("seed {seed}, line {number}: {error}")
                }
                (Loaded::Refused(_), Err(LineError::Bytes(bad))) => panic!("seed {seed}: {bad}"),
                _ => {}
            }
        }

        let thread = read_stored_thread(&*file, None, Timestamp::from_seconds(0));
        match history(&*file, Items::All) {
            Ok(stored) => {
                readable += 1;
                assert!(end.is_none(), "seed {seed}: {end:?}");
                let mut builder = Builder::with_ids(same_ids());
                let mut first = None;
                let mut errors = 0;
                for (_, loaded) in lines {
                    match loaded {
                        Loaded::Line(line) => {
                            if let codex_schema::rollout::RolloutItem::SessionMeta(meta) = &line.item {
                                first.get_or_insert_with(|| meta.id.clone());
                            }
                            builder.item(line.item);
                        }
                        Loaded::Refused(_) => errors += 1,
                        _ => {}
                    }
                }
                let mut turns = builder.into_turns();
                interrupt_stale(&mut turns);
                assert_eq!(stored.turns, turns, "seed {seed}");
                assert_eq!((stored.parse_errors, stored.thread_id), (errors, first.clone()), "seed {seed}");
                let thread = thread.expect("is readable").map(|thread| thread.id.uuid());
                assert_eq!(thread, first.map(|id| id.uuid()), "seed {seed}");
            }
            Err(StoredError::Load(LoadError::NotUtf8 { .. })) => {
                refused += 1;
                assert!(matches!(end, Some(LoadError::NotUtf8 { .. })), "seed {seed}: {end:?}");
                assert!(thread.is_err(), "seed {seed}: {thread:?}");
            }
            Err(StoredError::NotReadable(_)) => refused += 1,
            Err(error) => panic!("seed {seed}: {error}"),
        }
    }
    assert!(readable > 200 && refused > 50, "{readable} readable, {refused} refused");
}
