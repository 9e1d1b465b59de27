//! What a turn was allowed to do, and running one command under the same rules, up to release 0.104.

use crate::describe::{constructors, derived, wire};
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::rollout::ExternalSandboxCoreSandboxPolicy;
use crate::vocab::AbsolutePathBuf;

wire! {
    /// Params of `execOneOffCommand`, a legacy request of the client: a command outside any conversation.
    #[serde(rename_all = "camelCase")]
    pub struct ExecOneOffCommandParams {
        /// The program and its arguments.
        pub command: Vec<String>,
        /// In milliseconds; null leaves it to the server.
        pub timeout_ms: Option<u64>,
        /// Null means the server's working directory.
        pub cwd: Option<String>,
        /// Null means the configured one.
        pub sandbox_policy: Option<SandboxPolicy>,
    }

    /// The server's answer to `execOneOffCommand`, given when the command has ended.
    #[serde(rename_all = "camelCase")]
    pub struct ExecOneOffCommandResponse {
        pub exit_code: i32,
        pub stdout: String,
        pub stderr: String,
    }

    /// A `read-only` policy: files may be read as `access` says, and none written.
    #[derive(Default)]
    pub struct ReadOnlySandboxPolicy {
        #[serde(default)]
        pub access: ReadOnlyAccess,
    }

    /// A `workspace-write` policy: files may be read as `read_only_access` says, some written.
    /// Writable are the working directory, the temporary folders unless excluded, and `writable_roots`.
    #[derive(Default)]
    pub struct WorkspaceWriteSandboxPolicy {
        #[serde(default)]
        pub writable_roots: Vec<AbsolutePathBuf>,
        #[serde(default)]
        pub read_only_access: ReadOnlyAccess,
        #[serde(default)]
        pub network_access: bool,
        /// Keeps the folder that `TMPDIR` names from being writable.
        #[serde(default)]
        pub exclude_tmpdir_env_var: bool,
        /// Keeps `/tmp` from being writable.
        #[serde(default)]
        pub exclude_slash_tmp: bool,
    }
}

derived! {
    /// A `restricted` access: only some files may be read.
    pub struct RestrictedReadOnlyAccess {
        /// Whether the files that programs of the platform need may be read too; absent means that they may.
        #[serde(default = "crate::defaults::yes")]
        pub include_platform_defaults: bool,
        #[serde(default)]
        pub readable_roots: Vec<AbsolutePathBuf>,
    }
}

constructors! {
    ExecOneOffCommandParams(command: Vec<String>) [timeout_ms, cwd, sandbox_policy];
}

impl Default for RestrictedReadOnlyAccess {
    #[inline]
    fn default() -> RestrictedReadOnlyAccess {
        RestrictedReadOnlyAccess { include_platform_defaults: true, readable_roots: Vec::new() }
    }
}

impl Default for ReadOnlyAccess {
    /// All files.
    #[inline]
    fn default() -> ReadOnlyAccess {
        ReadOnlyAccess::FullAccess
    }
}

tagged_union! {
    /// What a turn or a command may do, in `sendUserTurn` and `execOneOffCommand`.
    /// Unlike in v2 messages, its members are in snake_case and its tags in kebab-case.
    open SandboxPolicy by "type" {
        /// No restrictions.
        DangerFullAccess = "danger-full-access",
        ReadOnly(ReadOnlySandboxPolicy) = "read-only",
        ExternalSandbox(ExternalSandboxCoreSandboxPolicy) = "external-sandbox",
        WorkspaceWrite(WorkspaceWriteSandboxPolicy) = "workspace-write",
    }

    /// Which files may be read, in a sandbox policy.
    open ReadOnlyAccess by "type" {
        Restricted(RestrictedReadOnlyAccess) = "restricted",
        /// All files.
        FullAccess = "full-access",
    }
}

string_enum! {
    /// When the user is asked for approval, in `newConversation`, `sendUserTurn` and the saved configuration.
    open AskForApproval {
        /// For every command that is not known to be harmless.
        Untrusted = "untrusted",
        /// For a command that has failed in the sandbox.
        OnFailure = "on-failure",
        /// Whenever the model asks for it.
        OnRequest = "on-request",
        Never = "never",
    }
}
