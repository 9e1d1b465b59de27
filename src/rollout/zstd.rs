//! Compressed rollouts (`.jsonl.zst`): newer releases compress old sessions.

use std::error::Error;
use std::fmt;
use std::io::{self, BufRead, BufReader, Read};

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// How a frame begins that holds compressed text.
const TEXT: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// How a frame begins that holds no text, behind a first byte from `0x50` to `0x5f`.
const NO_TEXT: [u8; 3] = [0x2a, 0x4d, 0x18];

/// Whether a file is compressed, by its first bytes; four are enough. No rollout as plain text begins like that.
pub fn is_compressed(start: &[u8]) -> bool {
    match start {
        [0x50..=0x5f, rest @ ..] => rest.starts_with(&NO_TEXT),
        _ => start.starts_with(&TEXT),
    }
}

/// The text of a compressed rollout, decompressed as it is read.
///
/// Memory is bounded by the window that a file asks for, which may be at most 128 MiB. A file of several frames, as
/// appending makes them, is read as one text; frames that hold no text are skipped.
///
/// # Errors
///
/// Reading fails where the compressed data is damaged or ends early; what comes before is read.
///
/// ```no_run
/// use codex_schema::rollout::{Reader, zstd};
///
/// let file = std::fs::File::open("rollout.jsonl.zst")?;
/// for entry in Reader::new(zstd::decompress(std::io::BufReader::new(file))) {
///     println!("{}", entry?.number);
/// }
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn decompress<R: BufRead>(compressed: R) -> impl BufRead {
    BufReader::with_capacity(1 << 16, Frames { compressed, decoder: FrameDecoder::new(), inside: false })
}

struct Frames<R> {
    compressed: R,
    decoder: FrameDecoder,
    /// Whether a frame has begun that is not read to its end.
    inside: bool,
}

impl<R: BufRead> Frames<R> {
    /// Begins the next frame; false at the end of the file.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.compressed.fill_buf()?.is_empty() {
            match self.decoder.reset(&mut self.compressed) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let skipped = io::copy(&mut (&mut self.compressed).take(length.into()), &mut io::sink())?;
                    if skipped < u64::from(length) {
                        return Err(ends_early());
                    }
                }
                Err(error) => return Err(damaged(error)),
            }
        }
        Ok(false)
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.inside && !self.begin()? {
                return Ok(0);
            }
            self.inside = true;
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                self.decoder
                    .decode_blocks(&mut self.compressed, BlockDecodingStrategy::UptoBlocks(1))
                    .map_err(damaged)?;
            }
            let read = self.decoder.read(out)?;
            self.inside = !self.decoder.is_finished() || self.decoder.can_collect() > 0;
            if read > 0 || out.is_empty() {
                return Ok(read);
            }
        }
    }
}

fn damaged(error: FrameDecoderError) -> io::Error {
    let mut source: Option<&(dyn Error + 'static)> = Some(&error);
    while let Some(inner) = source {
        if inner.downcast_ref().is_some_and(|error: &io::Error| error.kind() == io::ErrorKind::UnexpectedEof)
        {
            return ends_early();
        }
        source = inner.source();
    }
    unsound(error)
}

fn ends_early() -> io::Error {
    unsound("it ends early")
}

fn unsound(why: impl fmt::Display) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("not a sound zstd file: {why}"))
}
