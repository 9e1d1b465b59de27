//! Review (spec/rollout.md §5.17).

use super::super::primitive::*;

objects! {
    REVIEW_REQUEST { target: REVIEW_TARGET, user_facing_hint?: STRING }
    EXITED_REVIEW_MODE { review_output?: REVIEW_OUTPUT }
    REVIEW_OUTPUT {
        findings: [REVIEW_FINDING], overall_correctness: STRING, overall_explanation: STRING,
        overall_confidence_score: FLOAT
    }
    REVIEW_FINDING {
        title: STRING, body: STRING, confidence_score: FLOAT, priority: I32,
        code_location: REVIEW_CODE_LOCATION
    }
    REVIEW_CODE_LOCATION { absolute_file_path: STRING, line_range: REVIEW_LINE_RANGE }
    REVIEW_LINE_RANGE { start: U32, end: U32 }
}

tagged! {
    REVIEW_TARGET by "type" {
        "uncommittedChanges" {}
        "baseBranch" { branch: STRING }
        "commit" { sha: STRING, title?: STRING }
        "custom" { instructions: STRING }
    }
}
