//! Small settings that several types share (spec/rollout.md §10).

use super::primitive::*;

keyed! {
    REASONING_EFFORT { "none" "minimal" "low" "medium" "high" "xhigh" }
    REASONING_SUMMARY { "auto" "concise" "detailed" "none" }
    PERSONALITY { "none" "friendly" "pragmatic" }
    MODE_KIND { "plan" "default" "code" "pair_programming" "execute" "custom" }
    APPROVALS_REVIEWER { "user" "guardian_subagent" "auto_review" }
}

objects! {
    COLLABORATION_MODE { mode: MODE_KIND, settings: SETTINGS }
    SETTINGS { model: STRING, reasoning_effort?: REASONING_EFFORT, developer_instructions?: STRING }
}
