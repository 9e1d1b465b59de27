//! Paths, kept verbatim.

use crate::id::ids;

ids! {
    /// An absolute path of the server's platform, kept verbatim: a client may run on another platform.
    /// The server normalises it lexically and refuses relative text (spec/rollout.md §12.1).
    named AbsolutePathBuf;
    /// The place of a sub-agent in its tree: `/root`, or `/root/` and names of lowercase letters, digits and
    /// underscores. Kept verbatim (spec/rollout.md §7.3).
    named AgentPath;
}
