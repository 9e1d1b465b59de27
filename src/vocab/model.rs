//! How a model is asked to work (spec/rollout.md §10).

use crate::describe::{constructors, wire};
use crate::open::string_enum::string_enum;

wire! {
    /// The collaboration mode of a turn with its settings, in `turn/start`.
    pub struct CollaborationMode {
        pub mode: ModeKind,
        pub settings: Settings,
    }

    /// The settings that belong to a collaboration mode, in `turn/start`.
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
    /// A kind of input that a model takes, in the result of `model/list`.
    open InputModality {
        Text = "text",
        Image = "image",
    }

    /// A collaboration mode by name, in `turn/start` and in the result of `collaborationMode/list`.
    #[derive(Default)]
    open ModeKind {
        Plan = "plan",
        /// Also read from `code`, `pair_programming`, `execute` and `custom`.
        #[default]
        Default = "default" also "code" also "pair_programming" also "execute" also "custom",
    }

    /// The personality that the agent takes on, in `thread/start`, `thread/resume` and `turn/start`.
    open Personality {
        None = "none",
        Friendly = "friendly",
        Pragmatic = "pragmatic",
    }

    /// How much a model is asked to reason, in configuration, model lists, turns, thread results and items.
    open ReasoningEffort {
        None = "none",
        Minimal = "minimal",
        Low = "low",
        Medium = "medium",
        High = "high",
        Xhigh = "xhigh",
    }

    /// How detailed a summary of its reasoning a model is asked for, in `turn/start` and the configuration.
    open ReasoningSummary {
        Auto = "auto",
        Concise = "concise",
        Detailed = "detailed",
        /// No summary is asked for.
        None = "none",
    }

    /// How much a model is asked to write, in the configuration.
    /// It counts only for models that support it.
    open Verbosity {
        Low = "low",
        Medium = "medium",
        High = "high",
    }
}
