//! Code reviews (spec/rollout.md §5.17).

use crate::describe::{constructors, wire};
use crate::v2::ReviewTarget;

wire! {
    /// `entered_review_mode`: a code review began. Stored.
    pub struct ReviewRequest {
        pub target: ReviewTarget,
        /// What is reviewed, in words for the user.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub user_facing_hint: Option<String>,
    }

    /// `exited_review_mode`: a code review ended. Stored.
    #[derive(Default)]
    pub struct ExitedReviewModeEvent {
        /// Null when the review ended without a result.
        pub review_output: Option<ReviewOutputEvent>,
    }

    /// The result of a code review.
    pub struct ReviewOutputEvent {
        pub findings: Vec<ReviewFinding>,
        pub overall_correctness: String,
        pub overall_explanation: String,
        /// 0 to 1. The server keeps 32 bits of it.
        pub overall_confidence_score: f64,
    }

    /// Something that a code review found.
    pub struct ReviewFinding {
        pub title: String,
        pub body: String,
        /// 0 to 1. The server keeps 32 bits of it.
        pub confidence_score: f64,
        /// 0 is the highest.
        pub priority: i32,
        pub code_location: ReviewCodeLocation,
    }

    /// The place in the code that a finding is about.
    pub struct ReviewCodeLocation {
        pub absolute_file_path: String,
        pub line_range: ReviewLineRange,
    }

    /// Lines of a file.
    pub struct ReviewLineRange {
        pub start: u32,
        /// Inclusive.
        pub end: u32,
    }
}

constructors! {
    ReviewRequest(target: ReviewTarget) [user_facing_hint];
    ReviewOutputEvent(
        findings: Vec<ReviewFinding>,
        overall_correctness: String,
        overall_explanation: String,
        overall_confidence_score: f64,
    ) [];
    ReviewFinding(
        title: String,
        body: String,
        confidence_score: f64,
        priority: i32,
        code_location: ReviewCodeLocation,
    ) [];
    ReviewCodeLocation(absolute_file_path: String, line_range: ReviewLineRange) [];
    ReviewLineRange(start: u32, end: u32) [];
}
