//! Session sources as text: in the metadata index, and as an argument at the start of a server
//! (spec/identity.md §5.4, spec/rollout.md §7.1).

use std::fmt;

use crate::vocab::CoreSessionSource;

impl CoreSessionSource {
    /// The text that the metadata index stores: the bare word where the JSON is a string, else compact JSON.
    #[inline]
    pub fn to_stored_text(&self) -> String {
        match self {
            CoreSessionSource::Cli
            | CoreSessionSource::Vscode
            | CoreSessionSource::Exec
            | CoreSessionSource::Mcp
            | CoreSessionSource::Unknown => self.to_string(),
            // What this release does not know, it would have stored as `unknown`.
            CoreSessionSource::Unrecognized(_) => "unknown".to_owned(),
            CoreSessionSource::Custom(_)
            | CoreSessionSource::Internal(_)
            | CoreSessionSource::Subagent(_) => {
                serde_json::to_string(self).unwrap_or_else(|_| "unknown".to_owned())
            }
        }
    }

    /// Reads the text that the metadata index stores. Text that is neither JSON of a source nor its bare word gives
    /// `unknown`.
    #[inline]
    pub fn from_stored_text(text: &str) -> CoreSessionSource {
        let from_json = serde_json::from_str::<CoreSessionSource>(text).ok();
        from_json.map(CoreSessionSource::as_read).unwrap_or_else(|| match text {
            "cli" => CoreSessionSource::Cli,
            "vscode" => CoreSessionSource::Vscode,
            "exec" => CoreSessionSource::Exec,
            "mcp" => CoreSessionSource::Mcp,
            _ => CoreSessionSource::Unknown,
        })
    }

    /// Reads the argument that names the source when a server starts. Any name is a source: one that the release
    /// does not know is a custom one, in lowercase. Blank text is refused.
    #[inline]
    pub fn from_startup_argument(text: &str) -> Result<CoreSessionSource, BlankSource> {
        let name = text.trim().to_ascii_lowercase();
        match &*name {
            "" => Err(BlankSource),
            "cli" => Ok(CoreSessionSource::Cli),
            "vscode" => Ok(CoreSessionSource::Vscode),
            "exec" => Ok(CoreSessionSource::Exec),
            "mcp" | "appserver" | "app-server" | "app_server" => Ok(CoreSessionSource::Mcp),
            "unknown" => Ok(CoreSessionSource::Unknown),
            _ => Ok(CoreSessionSource::Custom(name)),
        }
    }
}

/// A session source was given as an argument, but blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlankSource;

impl fmt::Display for BlankSource {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a session source, such as `cli` or the name of a client, found blank text")
    }
}

impl std::error::Error for BlankSource {}
