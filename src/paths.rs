//! Paths as text. Nothing is looked up in the file system.

/// An absolute path without `.`, `..` and empty segments; `..` at the root stays there.
#[inline]
pub(crate) fn normalised(path: &str) -> String {
    let mut segments = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            name => segments.push(name),
        }
    }
    format!("/{}", segments.join("/"))
}

/// Whether a path has a drive or a share of Windows.
#[inline]
pub(crate) fn has_drive_or_share(path: &str) -> bool {
    let drive = matches!(path.as_bytes(), [letter, b':', b'\\' | b'/', ..] if letter.is_ascii_alphabetic());
    drive || path.starts_with(r"\\")
}
