//! DOC event/review.

use crate::describe::wire;
use crate::v2::ReviewTarget;

wire! {
    /// DOC ReviewRequest.
    pub struct ReviewRequest {
        pub target: ReviewTarget,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub user_facing_hint: Option<String>,
    }

    /// DOC ExitedReviewModeEvent.
    pub struct ExitedReviewModeEvent {
        pub review_output: Option<ReviewOutputEvent>,
    }

    /// DOC ReviewOutputEvent.
    pub struct ReviewOutputEvent {
        pub findings: Vec<ReviewFinding>,
        pub overall_correctness: String,
        pub overall_explanation: String,
        pub overall_confidence_score: f64,
    }

    /// DOC ReviewFinding.
    pub struct ReviewFinding {
        pub title: String,
        pub body: String,
        pub confidence_score: f64,
        // NOTE 0 = highest
        pub priority: i32,
        pub code_location: ReviewCodeLocation,
    }

    /// DOC ReviewCodeLocation.
    pub struct ReviewCodeLocation {
        pub absolute_file_path: String,
        pub line_range: ReviewLineRange,
    }

    /// DOC ReviewLineRange.
    pub struct ReviewLineRange {
        pub start: u32,
        // NOTE inclusive
        pub end: u32,
    }
}
