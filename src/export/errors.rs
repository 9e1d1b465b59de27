//! The errors that a server answers with (spec/envelope.md §1.2), as data for the generators.

use crate::jsonrpc::error_code;

/// An error that any request of a client may be answered with.
pub(crate) struct KnownError {
    /// A name for the outputs; it is not on the wire.
    pub name: &'static str,
    /// What stands in `error.code`.
    pub code: i64,
    /// When a server answers with it.
    pub when: &'static str,
}

/// Every code in use, one entry each.
pub(crate) const ERRORS: [KnownError; 5] = [
    KnownError {
        name: "InvalidRequest",
        code: error_code::INVALID_REQUEST,
        when: "Invalid request: a bad envelope, an unknown method, params of a wrong shape, a refusal, a missing \
               capability, or a request before `initialize`.",
    },
    KnownError {
        name: "NotSupported",
        code: error_code::NOT_SUPPORTED,
        when: "Not supported: an operation that the thread store does not have. Unknown methods do not get it.",
    },
    KnownError {
        name: "InvalidParams",
        code: error_code::INVALID_PARAMS,
        when: "Invalid params: they have the right shape but cannot be used.",
    },
    KnownError {
        name: "InternalError",
        code: error_code::INTERNAL_ERROR,
        when: "Internal error: something failed inside the server.",
    },
    KnownError {
        name: "Overloaded",
        code: error_code::OVERLOADED,
        when: "Overloaded: the server has too much to do; retry later.",
    },
];
