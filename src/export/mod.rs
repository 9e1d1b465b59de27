//! The generators: JSON Schema with OpenRPC, TypeScript, and the reference for people, all derived from the types by
//! walking the registry.

pub mod docs;
mod errors;
pub mod json_schema;
pub mod tree;
#[cfg(feature = "typescript")]
pub mod typescript;

use crate::method::{Kind, MethodInfo, Stability};

/// The wire release that the types describe.
pub const RELEASE: &str = "0.130.0";

/// Which part of the protocol a generator writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Surface {
    /// What every client may use: experimental requests and members are left out, and with them the types that
    /// nothing else reaches. Experimental notifications and union members stay, marked, as in the release.
    Stable,
    /// Everything, experimental parts marked.
    Full,
}

impl Surface {
    /// Whether a method belongs to the surface.
    pub(crate) fn has(self, method: &MethodInfo) -> bool {
        self == Surface::Full
            || method.stability != Stability::Experimental
            || method.kind == Kind::Notification
    }
}
