//! What a stored thread takes from the server that shows it (spec/identity.md §3.2).

use crate::paths::{has_drive_or_share, normalised};

/// The surroundings of a server, as far as its answers depend on them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Server {
    /// Its working directory, an absolute path. Relative paths of threads start here.
    pub cwd: String,
    /// The home folder of its user, for which `~` stands.
    pub home: Option<String>,
    /// The model provider of threads that name none.
    pub model_provider: String,
}

impl Server {
    /// A server whose user's home folder is not known: `~` is taken as the name of a folder.
    #[inline]
    pub fn new(cwd: impl Into<String>, model_provider: impl Into<String>) -> Server {
        Server { cwd: cwd.into(), home: None, model_provider: model_provider.into() }
    }

    /// The working directory of a thread, from the one that is stored: absolute and without `.`, `..` and doubled
    /// separators. Nothing is looked up in the file system. Empty text means the server's own.
    ///
    /// The platform is the server's, by the form of its working directory. On Windows an absolute path is kept as
    /// it is.
    #[inline]
    pub fn absolute(&self, path: &str) -> String {
        if path.is_empty() {
            return self.cwd.clone();
        }
        let windows = has_drive_or_share(&self.cwd);
        let behind_home = match path.strip_prefix('~') {
            Some("") => Some(""),
            Some(rest) => rest.strip_prefix('/').or_else(|| rest.strip_prefix('\\').filter(|_| windows)),
            None => None,
        };
        match (&self.home, behind_home) {
            (Some(home), Some(rest)) if windows => {
                format!("{home}\\{rest}").trim_end_matches('\\').to_owned()
            }
            (Some(home), Some(rest)) => normalised(&format!("{home}/{rest}")),
            _ if windows && (has_drive_or_share(path) || path.starts_with(['/', '\\'])) => path.to_owned(),
            _ if windows => format!("{}\\{path}", self.cwd),
            _ if path.starts_with('/') => normalised(path),
            _ => normalised(&format!("{}/{path}", self.cwd)),
        }
    }

    /// The model provider of a thread, from the one that is stored.
    #[inline]
    pub fn provider(&self, stored: String) -> String {
        if stored.is_empty() { self.model_provider.clone() } else { stored }
    }
}
