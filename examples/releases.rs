//! Keeps the history of releases: adds a release to it, and writes it with its compressed copy.
//!
//! ```sh
//! cargo run --example releases --features releases -- add path/to/schemas --as 0.170.0
//! cargo run --example releases --features releases -- rewrite
//! cargo run --example releases --features releases -- bundles FOLDER
//! ```
//!
//! `add` takes a bundle or a folder of JSON Schema files, as the generator of the release writes them, with experimental
//! members. Read the diff of `history.txt` before committing it. `rewrite` is for edits by hand, as of what is served
//! without being listed: it brings the text into its one form, and compresses it. `bundles` writes the schemas of every release, to compare them with other
//! sources: whole, without what is experimental, and with what is served without being listed.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use codex_schema::releases::{self, History, Listing};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

const USAGE: &str = "usage: releases add PATH --as RELEASE [--history FILE] | releases rewrite [--history FILE] | releases bundles FOLDER";

fn main() -> ExitCode {
    match run(env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("releases: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: Vec<String>) -> Result<(), Box<dyn std::error::Error>> {
    let file = take_option(&mut arguments, "--history").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("src/releases/history.txt"),
        PathBuf::from,
    );
    let release = take_option(&mut arguments, "--as");
    let text = if file.exists() { fs::read_to_string(&file)? } else { String::new() };
    let mut history = History::parse(&text).map_err(|error| format!("{}: {error}", file.display()))?;
    match (arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice(), release) {
        (["add", path], Some(release)) => history.add(&release, &releases::load(Path::new(path))?)?,
        (["rewrite"], None) => {}
        (["bundles", folder], None) => return write_bundles(&history, Path::new(folder)),
        _ => return Err(USAGE.into()),
    }
    let text = history.to_string();
    // What is written can be read, and says the same.
    if History::parse(&text)?.to_string() != text {
        return Err("the history does not survive being written".into());
    }
    fs::write(&file, &text)?;
    let compressed = compress_to_vec(text.as_bytes(), CompressionLevel::Fastest);
    fs::write(file.with_extension("txt.zst"), &compressed)?;
    eprintln!("{}: {} bytes, {} compressed", file.display(), text.len(), compressed.len());
    Ok(())
}

fn write_bundles(history: &History, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all(folder)?;
    for release in history.releases() {
        let types = history.types(release, Listing::Listed)?;
        let served = history.types(release, Listing::Served)?;
        for (surface, types) in [("stable", types.stable()), ("full", types), ("served", served)] {
            fs::write(folder.join(format!("{release}.{surface}.json")), types.to_bundle().to_string())?;
        }
    }
    Ok(())
}

fn take_option(arguments: &mut Vec<String>, name: &str) -> Option<String> {
    let at = arguments.iter().position(|argument| argument == name).filter(|at| at + 1 < arguments.len())?;
    arguments.remove(at);
    Some(arguments.remove(at))
}
