//! Opening inputs, with a progress bar for long ones.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};

/// Inputs larger than this show a progress bar on a terminal.
const LONG: u64 = 4 * 1024 * 1024;

/// Opens each input in turn; `-` is standard input. `read` gets the name, the reader and a function that hears
/// how many bytes have been read.
pub fn each(
    files: &[String],
    mut read: impl FnMut(&str, &mut dyn BufRead, &mut dyn FnMut(u64)) -> io::Result<()>,
) -> io::Result<()> {
    for name in files {
        let named = |error: io::Error| io::Error::new(error.kind(), format!("{name}: {error}"));
        if name == "-" {
            read("-", &mut io::stdin().lock(), &mut |_| {}).map_err(named)?;
            continue;
        }
        let file = open(name).map_err(named)?;
        let bar = bar(name, file.metadata().map_or(0, |metadata| metadata.len()));
        let mut reader = BufReader::with_capacity(1 << 16, file);
        let result = read(name, &mut reader, &mut |bytes| bar.set_position(bytes));
        bar.finish_and_clear();
        result.map_err(named)?;
    }
    Ok(())
}

fn open(name: &str) -> io::Result<File> {
    if Path::new(name).is_dir() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "is a folder, expected a file"));
    }
    File::open(name)
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
