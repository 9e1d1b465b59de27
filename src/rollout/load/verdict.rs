//! The lines of a file with the release's verdict on each.

use std::io::BufRead;

use super::readable::Readability;
use super::{FileLine, FileLines, LoadError, NotReadable};
use crate::rollout::accept::{self, Accepted, Checked, Refusal};

/// What the release makes of a line, before anything is decoded.
pub(crate) enum Verdict<'a> {
    Blank,
    Accepted { text: &'a str, accepted: Accepted<'a> },
    GhostSnapshot,
    Refused(Refusal),
}

/// The lines of a file with the release's verdict on each.
#[derive(Debug)]
pub(crate) struct Verdicts<R> {
    lines: FileLines<R>,
    readability: Readability,
}

impl<R: BufRead> Verdicts<R> {
    pub(crate) fn new(reader: R) -> Verdicts<R> {
        Verdicts { lines: FileLines::new(reader), readability: Readability::default() }
    }

    pub(crate) fn bytes_read(&self) -> u64 {
        self.lines.bytes_read()
    }

    /// Whether the server reads the file with turns, as far as it has been read.
    pub(crate) fn readable(&self) -> Result<(), NotReadable> {
        self.readability.verdict()
    }

    #[inline]
    pub(crate) fn next_verdict(&mut self) -> Result<Option<(usize, Verdict<'_>)>, LoadError> {
        let Some((number, line)) = self.lines.next_line()? else { return Ok(None) };
        let verdict = match line {
            FileLine::Blank => Verdict::Blank,
            FileLine::NoText(message) => {
                self.readability.feed(None);
                Verdict::Refused(Refusal { pointer: String::new(), message })
            }
            FileLine::Text(text) => {
                let checked = Checked::new(text);
                if !self.readability.is_settled() {
                    self.readability.feed(checked.in_head().ok().as_ref());
                }
                match checked.loaded() {
                    Ok(accepted) if accepted.tag == Some(accept::GHOST_SNAPSHOT) => Verdict::GhostSnapshot,
                    Ok(accepted) => Verdict::Accepted { text, accepted },
                    Err(refusal) => Verdict::Refused(refusal),
                }
            }
        };
        Ok(Some((number, verdict)))
    }
}
