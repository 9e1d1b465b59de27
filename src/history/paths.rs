//! Absolute paths as the server writes them (spec/rollout.md §12.1). Nothing is looked up in the file system.

use crate::paths::{self, has_drive_or_share};
use crate::vocab::AbsolutePathBuf;

/// Without `.`, `..` and empty segments; `..` at the root stays there. Paths that do not begin with `/` are kept:
/// they are of another platform, or nothing that a server would have read.
#[inline]
pub(super) fn normalised(path: AbsolutePathBuf) -> AbsolutePathBuf {
    if is_normal(path.as_str()) { path } else { AbsolutePathBuf::new(paths::normalised(path.as_str())) }
}

/// A path of a command that runs in `cwd`, made absolute.
#[inline]
pub(super) fn resolved(cwd: &AbsolutePathBuf, path: String) -> AbsolutePathBuf {
    let cwd = cwd.as_str();
    if path.starts_with('/') || has_drive_or_share(&path) {
        return normalised(AbsolutePathBuf::new(path));
    }
    if has_drive_or_share(cwd) {
        let separator = if path.is_empty() || cwd.ends_with('\\') { "" } else { "\\" };
        return AbsolutePathBuf::new(format!("{cwd}{separator}{path}"));
    }
    normalised(AbsolutePathBuf::new(format!("{cwd}/{path}")))
}

#[inline]
fn is_normal(path: &str) -> bool {
    match path.strip_prefix('/') {
        None | Some("") => true,
        Some(rest) => !rest.split('/').any(|segment| matches!(segment, "" | "." | "..")),
    }
}
