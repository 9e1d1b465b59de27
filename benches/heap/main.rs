//! Memory while the turns of a 100 MB session are built from a stream: at most the turns and 10 MB.
//!
//! `cargo bench --bench heap`

#[path = "../support/random.rs"]
mod random;
#[path = "../rollout/session.rs"]
mod session;

use std::io::{self, BufReader, Read};

use codex_schema::history::{Items, read_stored};
use codex_schema::id::Ids;
use peak_alloc::PeakAlloc;

use session::Session;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

const BYTES: usize = 100_000_000;
const BEYOND_TURNS: usize = 10_000_000;

/// A file that exists only as far as it has been read.
struct Streamed {
    session: Session,
    text: String,
    read: usize,
    total: usize,
}

impl Read for Streamed {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.read == self.text.len() {
            if self.total >= BYTES {
                return Ok(0);
            }
            self.text.clear();
            self.read = 0;
            self.session.turn(&mut self.text);
            self.total += self.text.len();
        }
        let count = (&self.text.as_bytes()[self.read..]).read(out)?;
        self.read += count;
        Ok(count)
    }
}

fn main() {
    let file = Streamed { session: Session::new(7), text: String::with_capacity(1 << 18), read: 0, total: 0 };
    let before = HEAP.current_usage();
    HEAP.reset_peak_usage();
    let history = read_stored(BufReader::new(file), Items::Limited, Ids::system()).expect("a thread");
    let peak = HEAP.peak_usage() - before;
    let turns = HEAP.current_usage() - before;
    let megabytes = |bytes: usize| bytes as f64 / 1e6;
    println!(
        "file {:.0} MB, {} turns of {:.1} MB, peak {:.1} MB: {:.1} MB beyond the turns, at most {:.0}",
        megabytes(BYTES),
        history.turns.len(),
        megabytes(turns),
        megabytes(peak),
        megabytes(peak.saturating_sub(turns)),
        megabytes(BEYOND_TURNS),
    );
    assert!(peak <= turns + BEYOND_TURNS, "memory grows with the file");
}
