//! The history that the crate carries.

use std::io::Read;
use std::sync::LazyLock;

use super::history::History;

static COMPRESSED: &[u8] = include_bytes!("history.txt.zst");

/// The history of all releases that this crate knows, 0.99.0 and later. It is read when it is first asked for.
pub fn history() -> &'static History {
    static HISTORY: LazyLock<History> = LazyLock::new(|| {
        let mut text = String::new();
        let mut compressed = COMPRESSED;
        ruzstd::decoding::StreamingDecoder::new(&mut compressed)
            .map_err(|error| error.to_string())
            .and_then(|mut decoder| decoder.read_to_string(&mut text).map_err(|error| error.to_string()))
            .and_then(|_| History::parse(&text).map_err(|error| error.to_string()))
            // No input of a program reaches this: `tests/releases` reads the same bytes.
            .expect("the embedded history can be read")
    });
    &HISTORY
}
