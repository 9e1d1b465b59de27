//! Identifiers, as newtypes over the string on the wire.
//!
//! They are kept verbatim, compared as text and never parsed when decoded: old rollouts have turn ids such as
//! `rollout-5`, and the server checks ids only where it uses them (spec/identity.md §1). Threads and sessions can be
//! compared by value ([`ThreadId::uuid`]), and an [`IdSource`] makes ids.

mod by_value;
mod fresh;

pub use by_value::InvalidId;
pub(crate) use by_value::parse_uuid;
pub use fresh::{Clock, Counter, IdSource, Ids, RandomBits, SequenceIds, Standing, SystemIds};
pub use uuid::Uuid;

/// Declares id newtypes; `named` ones have a definition of their own in the generated outputs, the others are
/// plain strings there.
macro_rules! ids {
    ($( $(#[doc = $doc:literal])+ $form:ident $name:ident; )+) => { $(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes an id as it is written on the wire.
            #[inline]
            pub fn new(id: impl Into<String>) -> $name {
                $name(id.into())
            }

            /// The id as it is written on the wire.
            #[inline]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Gives the string away.
            #[inline]
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl From<String> for $name {
            #[inline]
            fn from(id: String) -> $name {
                $name(id)
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(id: &str) -> $name {
                $name(id.to_owned())
            }
        }

        impl AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            #[inline]
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            #[inline]
            fn eq(&self, text: &str) -> bool {
                self.0 == text
            }
        }

        impl PartialEq<&str> for $name {
            #[inline]
            fn eq(&self, text: &&str) -> bool {
                self.0 == *text
            }
        }

        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                stringify!($form) == "inline"
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::describe::shapes::string(concat!($($doc, "\n"),+), stringify!($form) == "named")
            }
        }

        $crate::id::ids!(@ts $form $name);
    )+ };

    (@ts named $name:ident) => { $crate::describe::impl_ts!($name;); };
    (@ts inline $name:ident) => {
        #[cfg(feature = "typescript")]
        impl ts_rs::TS for $name {
            type WithoutGenerics = $name;
            type OptionInnerType = $name;

            fn name(_: &ts_rs::Config) -> String {
                "string".to_owned()
            }

            fn inline(_: &ts_rs::Config) -> String {
                "string".to_owned()
            }
        }
    };
}
pub(crate) use ids;

ids! {
    /// A thread: made by the server, a UUID v7 in lowercase with hyphens.
    named ThreadId;
    /// A session: all agents of one spawn tree share it; for a root thread it equals the thread's id.
    inline SessionId;
    /// A turn: made by the server, opaque. UUID text for turns of clients; `rollout-<n>` and
    /// `auto-compact-<n>` occur too.
    inline TurnId;
    /// An item of a turn: `item-<n>` or the call id of the model provider.
    inline ItemId;
    /// A tool call, as the model provider names it.
    inline CallId;
    /// One of several approvals that belong to the same command.
    inline ApprovalId;
    /// A realtime session with the provider: any text of the client's choice, by default the thread id.
    inline RealtimeSessionId;
    /// A command started with `command/exec`: chosen by the client, unique per connection.
    inline ProcessId;
    /// A process started with `process/spawn`: chosen by the client, unique per connection.
    inline ProcessHandle;
    /// A file-system watch: chosen by the client, unique per connection.
    inline WatchId;
    /// A review by the guardian of an action that needs approval.
    inline ReviewId;
    /// A subscription to the events of a conversation, in the legacy API.
    inline SubscriptionId;
    /// A login in progress.
    inline LoginId;
    /// An elicitation by an MCP server that is completed at a URL.
    inline ElicitationId;
    /// One run of a hook.
    inline HookRunId;
    /// A fuzzy file search session: chosen by the client, shared by all connections.
    inline FuzzyFileSearchSessionId;
    /// An execution environment.
    inline EnvironmentId;
    /// A plugin in a remote marketplace.
    inline RemotePluginId;
    /// The hash of a git commit, in hexadecimal.
    named GitSha;
}
