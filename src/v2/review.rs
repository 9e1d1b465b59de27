//! @doc

use crate::describe::{constructors, wire};
use crate::id::ThreadId;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::v2::Turn;

wire! {
    /// @doc params of `review/start` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ReviewStartParams {
        pub thread_id: ThreadId,
        pub target: ReviewTarget,
        pub delivery: Option<ReviewDelivery>,
    }

    /// @doc result of `review/start` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct ReviewStartResponse {
        pub review_thread_id: ThreadId,
        pub turn: Turn,
    }

    /// @doc `baseBranch` member of ReviewTarget
    pub struct BaseBranchReviewTarget {
        pub branch: String,
    }

    /// @doc `commit` member of ReviewTarget
    pub struct CommitReviewTarget {
        pub sha: String,
        pub title: Option<String>,
    }

    /// @doc `custom` member of ReviewTarget
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
    /// @doc used by ReviewStartParams
    closed ReviewTarget by "type" {
        UncommittedChanges = "uncommittedChanges",
        BaseBranch(BaseBranchReviewTarget) = "baseBranch",
        Commit(CommitReviewTarget) = "commit",
        Custom(CustomReviewTarget) = "custom",
    }
}

string_enum! {
    /// @doc used by ReviewStartParams
    closed ReviewDelivery {
        Inline = "inline",
        Detached = "detached",
    }
}
