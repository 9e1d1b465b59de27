//! @doc

use crate::describe::{constructors, wire};
use crate::open::string_enum::string_enum;

wire! {
    /// @doc used by TurnStartParams
    pub struct CollaborationMode {
        pub mode: ModeKind,
        pub settings: Settings,
    }

    /// @doc used by CollaborationMode
    pub struct Settings {
        pub model: String,
        pub reasoning_effort: Option<ReasoningEffort>,
        pub developer_instructions: Option<String>,
    }
}

constructors! {
    CollaborationMode(mode: ModeKind, settings: Settings) [];
    Settings(model: String) [reasoning_effort, developer_instructions];
}

string_enum! {
    /// @doc used by Model
    open InputModality {
        Text = "text",
        Image = "image",
    }

    /// @doc used by CollaborationMode, CollaborationModeMask
    open ModeKind {
        Plan = "plan",
        Default = "default" also "code" also "pair_programming" also "execute" also "custom",
    }

    /// @doc used by ThreadResumeParams, ThreadStartParams, TurnStartParams
    closed Personality {
        None = "none",
        Friendly = "friendly",
        Pragmatic = "pragmatic",
    }

    /// @doc used by CollaborationModeMask, Config, Model, ProfileV2, ReasoningEffortOption, Settings, ThreadForkResponse, ThreadItem
    open ReasoningEffort {
        None = "none",
        Minimal = "minimal",
        Low = "low",
        Medium = "medium",
        High = "high",
        Xhigh = "xhigh",
    }

    /// @doc used by Config, ProfileV2, TurnStartParams
    open ReasoningSummary {
        Auto = "auto",
        Concise = "concise",
        Detailed = "detailed",
        None = "none",
    }

    /// @doc used by Config, ProfileV2
    open Verbosity {
        Low = "low",
        Medium = "medium",
        High = "high",
    }
}
