//! Lengths of time.

use crate::describe::wire;

wire! {
    /// A length of time, in events of tool calls (spec/rollout.md §12.2).
    #[derive(Copy, Eq, PartialOrd, Ord, Default)]
    #[serde(deny_unknown_fields)]
    pub struct Duration {
        /// Whole seconds.
        pub secs: u64,
        /// The rest, in nanoseconds. From 1,000,000,000 on, it carries into the seconds.
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
