//! Opening inputs, with a progress bar for long ones.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::Path;

use codex_schema::rollout::zstd;
use indicatif::{ProgressBar, ProgressStyle};

/// Inputs larger than this show a progress bar on a terminal.
const LONG: u64 = 4 * 1024 * 1024;

/// Opens each input in turn; `-` is standard input. `read` gets the name and the reader.
pub fn each(
    files: &[String],
    mut read: impl FnMut(&str, &mut dyn BufRead) -> io::Result<()>,
) -> io::Result<()> {
    let bar = files_bar(files.len());
    for name in files {
        if bar.is_hidden() || name == "-" {
            with(name, |reader| read(name, reader))?;
        } else {
            quietly(Path::new(name), |reader| read(name, reader)).map_err(|error| named(name, error))?;
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

fn named(name: &str, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{name}: {error}"))
}

/// Opens one input; `-` is standard input. Compressed files are decompressed.
pub fn with<T>(name: &str, read: impl FnOnce(&mut dyn BufRead) -> io::Result<T>) -> io::Result<T> {
    let in_it = |error| named(name, error);
    if name == "-" {
        return decompressed(io::stdin().lock(), read).map_err(in_it);
    }
    let file = open(Path::new(name)).map_err(in_it)?;
    let bar = bar(name, file.metadata().map_or(0, |metadata| metadata.len()));
    let reader = BufReader::with_capacity(1 << 16, bar.wrap_read(file));
    let result = decompressed(reader, read);
    bar.finish_and_clear();
    result.map_err(in_it)
}

/// Opens a file without a progress bar of its own.
pub fn quietly<T>(path: &Path, read: impl FnOnce(&mut dyn BufRead) -> io::Result<T>) -> io::Result<T> {
    decompressed(BufReader::with_capacity(1 << 16, open(path)?), read)
}

fn decompressed<T>(
    mut reader: impl BufRead,
    read: impl FnOnce(&mut dyn BufRead) -> io::Result<T>,
) -> io::Result<T> {
    match reader.fill_buf()? {
        start if zstd::is_compressed(start) => read(&mut zstd::decompress(reader)),
        [0x1f, 0x8b, ..] => {
            let message = "is compressed with gzip, expected text, plain or compressed with zstd";
            Err(io::Error::new(io::ErrorKind::InvalidData, message))
        }
        _ => read(&mut reader),
    }
}

fn open(path: &Path) -> io::Result<File> {
    if path.is_dir() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "is a folder, expected a file"));
    }
    File::open(path)
}

fn bar(name: &str, length: u64) -> ProgressBar {
    if length < LONG || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(length);
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {bytes}/{total_bytes} {eta}") {
        bar.set_style(style);
    }
    bar.set_message(name.to_owned());
    bar
}

/// A bar that counts files, hidden unless there are many and somebody watches.
pub fn files_bar(count: usize) -> ProgressBar {
    if count < 50 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(count as u64);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} files {eta}") {
        bar.set_style(style);
    }
    bar
}
