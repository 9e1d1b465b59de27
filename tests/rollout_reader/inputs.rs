//! Readers of any kind: those that give little at a time, that are interrupted, that fail.

use std::io::{self, BufReader, Read};

use codex_schema::history::{Items, StoredError};
use codex_schema::rollout::{LoadError, Loader, Reader, Timestamp};
use codex_schema::threads::read_stored_thread;
use pretty_assertions::assert_eq;

use crate::support::{agent, entries, files, history, loaded, meta, user};

/// Gives one byte at a time, and is interrupted before each when asked to be.
struct Slow<'a> {
    rest: &'a [u8],
    interrupts: bool,
    interrupted: bool,
}

impl<'a> Slow<'a> {
    fn new(text: &'a [u8], interrupts: bool) -> BufReader<Slow<'a>> {
        BufReader::with_capacity(1, Slow { rest: text, interrupts, interrupted: false })
    }
}

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.interrupted = self.interrupts && !self.interrupted;
        if self.interrupted {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let Some((byte, rest)) = self.rest.split_first() else { return Ok(0) };
        buffer[0] = *byte;
        self.rest = rest;
        Ok(1)
    }
}

fn said(error: Option<LoadError>) -> Option<String> {
    error.map(|error| error.to_string())
}

#[test]
fn however_the_bytes_come() {
    let mut all: Vec<(String, Vec<u8>)> =
        files().into_iter().step_by(9).map(|(name, text)| (name, text.into_bytes())).collect();
    all.push(("marks".to_owned(), format!("\u{feff}{}\r\n\r\n\n{}", meta(), user("ä€😀")).into_bytes()));
    all.push(("not UTF-8".to_owned(), [meta().as_bytes(), b"\n\xe2\x82\n\xff"].concat()));
    all.push(("empty".to_owned(), b" \n\n".to_vec()));
    for (name, text) in all {
        let (expected, end) = loaded(&*text);
        let end = said(end);
        let whole = history(&*text, Items::Limited).map_err(|error| error.message("p"));
        let thread = |file: &mut dyn io::BufRead| {
            read_stored_thread(file, None, Timestamp::from_seconds(0)).map_err(|error| error.to_string())
        };
        for interrupts in [false, true] {
            let slow = || Slow::new(&text, interrupts);
            assert_eq!(entries(slow()), entries(&*text), "{name}");
            let (lines, how) = loaded(slow());
            assert_eq!((lines, said(how)), (expected.clone(), end.clone()), "{name}");
            assert_eq!(history(slow(), Items::Limited).map_err(|error| error.message("p")), whole, "{name}");
            assert_eq!(thread(&mut slow()), thread(&mut &*text), "{name}");
        }
    }
}

#[test]
fn small_and_large_buffers() {
    let text = files().into_iter().map(|(_, text)| text + "\n").collect::<String>();
    let expected = entries(text.as_bytes());
    for capacity in [7, 64, 1000, 1 << 20] {
        let read = entries(BufReader::with_capacity(capacity, text.as_bytes()));
        assert!(read == expected, "{capacity}");
    }
}

#[test]
fn bytes_are_counted() {
    let text = format!("{}\r\n\n{}", meta(), user("ä"));
    let mut reader = Reader::new(text.as_bytes());
    assert_eq!(reader.bytes_read(), 0);
    reader.next_entry().expect("reads");
    assert_eq!(reader.bytes_read(), u64::try_from(meta().len() + 2).unwrap());
    while reader.next_entry().expect("reads").is_some() {}
    assert_eq!(reader.bytes_read(), u64::try_from(text.len()).unwrap());
}

struct Failing;

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::new(io::ErrorKind::ConnectionReset, "the disk is gone"))
    }
}

#[test]
fn errors_of_the_reader_are_passed_on() {
    let text = format!("{}\n{}\n{}", meta(), user("a"), agent("cut"));
    let file = || BufReader::with_capacity(16, text.as_bytes().chain(Failing));

    let mut reader = Reader::new(file());
    for number in 1..3 {
        assert_eq!(reader.next_entry().expect("reads").expect("is a line").number, number);
    }
    let error = reader.next_entry().expect_err("fails");
    assert_eq!((error.kind(), &*error.to_string()), (io::ErrorKind::ConnectionReset, "the disk is gone"));

    let mut loader = Loader::new(file());
    assert!(loader.by_ref().take(2).all(|line| line.is_ok()));
    let error = loader.next_line().expect_err("fails");
    assert!(
        matches!(&error, LoadError::Io(error) if error.kind() == io::ErrorKind::ConnectionReset),
        "{error:?}"
    );
    assert_eq!(error.to_string(), "the disk is gone");

    let error = history(file(), Items::Limited).expect_err("fails");
    assert!(matches!(error, StoredError::Load(LoadError::Io(_))), "{error:?}");
    let error = read_stored_thread(file(), None, Timestamp::from_seconds(0)).expect_err("fails");
    assert!(matches!(error, LoadError::Io(_)), "{error:?}");
}
