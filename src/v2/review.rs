//! Code reviews (spec/identity.md §8).

use crate::describe::{constructors, wire};
use crate::id::ThreadId;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::v2::Turn;

wire! {
    /// Params of `review/start`, which starts a turn in which the agent reviews code.
    #[serde(rename_all = "camelCase")]
    pub struct ReviewStartParams {
        pub thread_id: ThreadId,
        pub target: ReviewTarget,
        /// Null means `inline`.
        pub delivery: Option<ReviewDelivery>,
    }

    /// The answer to `review/start`.
    #[serde(rename_all = "camelCase")]
    pub struct ReviewStartResponse {
        /// Holds, if there is a text to show, one `userMessage` item with the id of the turn.
        pub turn: Turn,
        /// The given thread when `inline`; when `detached` a new one, which `thread/started` has announced
        /// before.
        pub review_thread_id: ThreadId,
    }

    /// A `baseBranch` target: the changes against a branch.
    pub struct BaseBranchReviewTarget {
        pub branch: String,
    }

    /// A `commit` target: the changes of one commit.
    pub struct CommitReviewTarget {
        pub sha: String,
        pub title: Option<String>,
    }

    /// A `custom` target: what the instructions say.
    pub struct CustomReviewTarget {
        pub instructions: String,
    }
}

constructors! {
    ReviewStartParams(thread_id: ThreadId, target: ReviewTarget) [delivery];
    BaseBranchReviewTarget(branch: String) [];
    CommitReviewTarget(sha: String) [title];
    CustomReviewTarget(instructions: String) [];
}

tagged_union! {
    /// What `review/start` is to review.
    open ReviewTarget by "type" {
        UncommittedChanges = "uncommittedChanges",
        BaseBranch(BaseBranchReviewTarget) = "baseBranch",
        Commit(CommitReviewTarget) = "commit",
        Custom(CustomReviewTarget) = "custom",
    }
}

string_enum! {
    /// Where `review/start` runs the review.
    closed ReviewDelivery {
        /// In the given thread.
        Inline = "inline",
        /// In a new thread.
        Detached = "detached",
    }
}
