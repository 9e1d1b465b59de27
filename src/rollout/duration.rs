//! Lengths of time (spec/rollout.md §12.2).

use crate::describe::derived;

derived! {
    /// A length of time, in events and items of tool calls.
    /// The array `[secs, nanos]` is read too.
    #[derive(Copy, Eq, PartialOrd, Ord, Default)]
    #[serde(deny_unknown_fields)]
    pub struct Duration {
        /// Whole seconds.
        pub secs: u64,
        /// The rest in nanoseconds; a second and more counts towards the seconds.
        pub nanos: u32,
    }
}

impl Duration {
    /// Makes a duration.
    pub fn new(secs: u64, nanos: u32) -> Duration {
        Duration { secs, nanos }
    }

    /// In whole milliseconds.
    pub fn as_millis(self) -> u128 {
        u128::from(self.secs) * 1000 + u128::from(self.nanos / 1_000_000)
    }
}

impl From<std::time::Duration> for Duration {
    fn from(duration: std::time::Duration) -> Duration {
        Duration { secs: duration.as_secs(), nanos: duration.subsec_nanos() }
    }
}
