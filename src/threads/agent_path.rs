//! The rules of agent paths (spec/rollout.md §7.3). Decoding keeps the text of a path as it is.

use std::fmt;

use crate::vocab::AgentPath;

const ROOT: &str = "/root";
/// The one path outside the tree below `/root`.
const MORPHEUS: &str = "/morpheus";

impl AgentPath {
    /// The path of the root agent.
    #[inline]
    pub fn root() -> AgentPath {
        AgentPath::new(ROOT)
    }

    /// Whether the release would read the path.
    #[inline]
    pub fn check(&self) -> Result<(), InvalidAgentPath> {
        if is_agent_path(self.as_str()) {
            Ok(())
        } else {
            Err(InvalidAgentPath { found: self.as_str().to_owned() })
        }
    }

    /// The last segment: the agent's own name, `root` for the root.
    #[inline]
    pub fn name(&self) -> &str {
        let text = self.as_str();
        text.rsplit_once('/').map_or(text, |(_, name)| name)
    }

    /// The path of a child with the given name.
    #[inline]
    pub fn join(&self, name: &str) -> Result<AgentPath, InvalidAgentPath> {
        if !is_name(name) {
            return Err(InvalidAgentPath { found: name.to_owned() });
        }
        Ok(AgentPath::new(format!("{self}/{name}")))
    }

    /// The path that a reference means to this agent: an absolute path, or names to be appended to this one.
    #[inline]
    pub fn resolve(&self, reference: &str) -> Result<AgentPath, InvalidAgentPath> {
        if reference.starts_with('/') {
            let path = AgentPath::new(reference);
            return path.check().map(|()| path);
        }
        if !reference.split('/').all(is_name) {
            return Err(InvalidAgentPath { found: reference.to_owned() });
        }
        Ok(AgentPath::new(format!("{self}/{reference}")))
    }
}

/// Whether a text is an agent's path.
pub(crate) fn is_agent_path(text: &str) -> bool {
    match text.strip_prefix(ROOT) {
        Some("") => true,
        Some(rest) => rest.strip_prefix('/').is_some_and(|names| names.split('/').all(is_name)),
        None => text == MORPHEUS,
    }
}

#[inline]
fn is_name(segment: &str) -> bool {
    !matches!(segment, "" | "root" | "." | "..")
        && segment.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

/// Text that is no agent path, or no name in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidAgentPath {
    /// The text that was found.
    pub found: String,
}

impl fmt::Display for InvalidAgentPath {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected `{ROOT}` or names of lowercase letters, digits and underscores below it, found `{}`",
            self.found
        )
    }
}

impl std::error::Error for InvalidAgentPath {}
