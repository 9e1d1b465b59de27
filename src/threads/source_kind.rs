//! Which threads `thread/list` shows by their source (spec/identity.md §6.3).

use crate::v2::ThreadSourceKind;
use crate::vocab::{CoreSessionSource, SubAgentSource};

impl CoreSessionSource {
    /// Whether people work with the thread directly, so that it is listed when no kinds are asked for.
    #[inline]
    pub fn is_interactive(&self) -> bool {
        match self {
            CoreSessionSource::Cli | CoreSessionSource::Vscode => true,
            CoreSessionSource::Custom(name) => matches!(&**name, "atlas" | "chatgpt"),
            _ => false,
        }
    }

    /// Whether the source is of a kind. Custom and internal sources are of none.
    #[inline]
    pub fn is_kind(&self, kind: &ThreadSourceKind) -> bool {
        use SubAgentSource::{Compact, Other, Review, ThreadSpawn};
        use ThreadSourceKind as Kind;
        match self {
            CoreSessionSource::Cli => *kind == Kind::Cli,
            CoreSessionSource::Vscode => *kind == Kind::Vscode,
            CoreSessionSource::Exec => *kind == Kind::Exec,
            CoreSessionSource::Mcp => *kind == Kind::AppServer,
            CoreSessionSource::Unknown | CoreSessionSource::Unrecognized(_) => *kind == Kind::Unknown,
            CoreSessionSource::Custom(_) | CoreSessionSource::Internal(_) => false,
            CoreSessionSource::Subagent(source) => match kind {
                Kind::SubAgent => true,
                Kind::SubAgentReview => matches!(source, Review),
                Kind::SubAgentCompact => matches!(source, Compact),
                Kind::SubAgentThreadSpawn => matches!(source, ThreadSpawn(_)),
                Kind::SubAgentOther => matches!(source, Other(_)),
                _ => false,
            },
        }
    }
}

/// The filter that `sourceKinds` of `thread/list` stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SourceFilter<'a> {
    /// None were given: threads that people work with.
    Interactive,
    /// Threads of any of these kinds.
    Kinds(&'a [ThreadSourceKind]),
}

impl<'a> SourceFilter<'a> {
    /// The filter for the parameter as it was given; null and an empty list mean the same.
    #[inline]
    pub fn new(kinds: Option<&'a [ThreadSourceKind]>) -> SourceFilter<'a> {
        match kinds {
            None | Some([]) => SourceFilter::Interactive,
            Some(kinds) => SourceFilter::Kinds(kinds),
        }
    }

    /// Whether a store that knows sources only by their bare words can apply the filter itself. Otherwise it must
    /// give all rows, and they are filtered afterwards.
    #[inline]
    pub fn is_for_the_store(&self) -> bool {
        match self {
            SourceFilter::Interactive => true,
            SourceFilter::Kinds(kinds) => {
                kinds.iter().all(|kind| matches!(kind, ThreadSourceKind::Cli | ThreadSourceKind::Vscode))
            }
        }
    }

    /// Whether a thread with this source is listed.
    #[inline]
    pub fn passes(&self, source: &CoreSessionSource) -> bool {
        match self {
            SourceFilter::Interactive => source.is_interactive(),
            SourceFilter::Kinds(kinds) => kinds.iter().any(|kind| source.is_kind(kind)),
        }
    }
}
