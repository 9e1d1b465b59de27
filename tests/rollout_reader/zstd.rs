//! Compressed files (feature `zstd`).

use std::fs;
use std::io::{self, BufRead, BufReader, Read};

use codex_schema::history::{Items, StoredError};
use codex_schema::rollout::{Entry, LoadError, Reader, zstd};
use pretty_assertions::assert_eq;

use crate::support::{entries, fixtures, history};

fn compressed(name: &str) -> Vec<u8> {
    fs::read(fixtures().join("compressed").join(name)).expect("is there")
}

fn text() -> String {
    fs::read_to_string(fixtures().join("history/mix-042.rollout.jsonl")).expect("is there")
}

/// What is read of a file before it ends or fails.
fn read(file: &[u8]) -> (Vec<Entry>, Option<io::Error>) {
    let mut read = Vec::new();
    for entry in Reader::new(zstd::decompress(file)) {
        match entry {
            Ok(entry) => read.push(entry),
            Err(error) => return (read, Some(error)),
        }
    }
    (read, None)
}

#[test]
fn whole_files() {
    for name in ["whole.jsonl.zst", "frames.jsonl.zst", "skippable.jsonl.zst"] {
        let file = compressed(name);
        assert!(zstd::is_compressed(&file[..4]), "{name}");
        let mut found = String::new();
        zstd::decompress(&*file).read_to_string(&mut found).expect("is sound");
        assert_eq!(found, text(), "{name}");
        assert!(read(&file).0 == entries(text().as_bytes()), "{name}");
        let turns = history(zstd::decompress(&*file), Items::Limited).expect("is readable");
        assert_eq!(turns, history(text().as_bytes(), Items::Limited).expect("is readable"), "{name}");
    }
}

#[test]
fn several_blocks() {
    let mut names: Vec<_> = fs::read_dir(fixtures().join("history"))
        .expect("is there")
        .map(|entry| entry.expect("is an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
        .collect();
    names.sort();
    let expected: String = names.iter().map(|path| fs::read_to_string(path).expect("is text")).collect();
    let file = compressed("blocks.jsonl.zst");
    for capacity in [1, 100, 1 << 16] {
        let mut found = String::new();
        let mut reader = zstd::decompress(BufReader::with_capacity(capacity, &*file));
        reader.read_to_string(&mut found).expect("is sound");
        assert!(found == expected, "{capacity}");
    }
    let many = file.repeat(3);
    assert_eq!(zstd::decompress(&*many).lines().count(), expected.repeat(3).lines().count());
}

#[test]
fn what_is_no_compressed_file() {
    for start in [&b""[..], b"{\"ti", b"(\xb5/", b"\x28\xb5\x2f\xfe", b"\x60\x2a\x4d\x18", b"P*M"] {
        assert!(!zstd::is_compressed(start), "{start:?}");
    }
    for start in [b"\x50\x2a\x4d\x18", b"\x5f\x2a\x4d\x18"] {
        assert!(zstd::is_compressed(start), "{start:?}");
    }
    let (lines, error) = read(text().as_bytes());
    let error = error.expect("is refused");
    assert_eq!((lines.len(), error.kind()), (0, io::ErrorKind::InvalidData));
    assert!(error.to_string().starts_with("not a sound zstd file: "), "{error}");
    // Nothing is no text.
    assert!(read(b"").0.is_empty() && read(b"").1.is_none());
}

/// Lines of the frames before the damage are read, then the reader fails: the file is not taken for a short one.
#[test]
fn files_that_end_early() {
    let whole = entries(text().as_bytes());
    for name in ["frames.jsonl.zst", "skippable.jsonl.zst"] {
        let file = compressed(name);
        let mut most = 0;
        for end in 1..file.len() {
            let (lines, error) = read(&file[..end]);
            assert!(whole.starts_with(&lines), "{name} {end}: {lines:#?}");
            most = most.max(lines.len());
            match error {
                Some(error) => {
                    let kinds = [io::ErrorKind::InvalidData, io::ErrorKind::UnexpectedEof];
                    assert!(kinds.contains(&error.kind()), "{name} {end}: {error:?}");
                }
                // Between two frames.
                None => assert!([0, 9, 10, whole.len()].contains(&lines.len()), "{name} {end}"),
            }
        }
        assert!(most >= 9, "{name}: {most}");
    }
    let file = compressed("frames.jsonl.zst");
    let cut = &file[..file.len() - 10];
    let error = history(zstd::decompress(cut), Items::Limited).expect_err("fails");
    assert!(matches!(error, StoredError::Load(LoadError::Io(_))), "{error:?}");
}

#[test]
fn text_behind_the_last_frame() {
    let mut file = compressed("whole.jsonl.zst");
    file.extend(b"\n{}");
    let (lines, error) = read(&file);
    assert_eq!(lines.len(), entries(text().as_bytes()).len());
    assert_eq!(error.expect("is refused").kind(), io::ErrorKind::InvalidData);
}

#[test]
fn damaged_bytes() {
    let good = compressed("frames.jsonl.zst");
    for at in 0..good.len() {
        for bit in [0, 3, 7] {
            let mut file = good.clone();
            file[at] ^= 1 << bit;
            // Text or an error: no more than that can be said, since frames need not carry a checksum.
            let mut end = zstd::decompress(&*file);
            let _ = io::copy(&mut end, &mut io::sink());
        }
    }
}

/// A file may ask for 128 MiB of memory and no more.
#[test]
fn a_window_that_is_too_wide() {
    let (lines, error) = read(&compressed("wide-window.jsonl.zst"));
    assert_eq!((lines.len(), error.expect("is refused").kind()), (0, io::ErrorKind::InvalidData));
}
