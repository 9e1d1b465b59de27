//! When `response.create` may be sent (spec/realtime.md §10.3).

/// Asks for one response at a time: what is asked for while one is active is asked for once, when it is over.
///
/// ```text
///            request: send                    request
///  ( idle ) ---------------> ( active ) --------------------> ( active, pending )
///      ^                       |   ^                                  |
///      +------ finished -------+   +-------- finished: send ----------+
/// ```
///
/// A response that the provider starts by itself makes the queue active too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ResponseQueue {
    active: bool,
    pending: bool,
}

impl ResponseQueue {
    /// A response is wanted. True when `response.create` is to be sent.
    #[inline]
    pub fn request(&mut self) -> bool {
        self.pending = self.active;
        let send = !self.active;
        self.active = true;
        send
    }

    /// The provider has started a response.
    #[inline]
    pub fn started(&mut self) {
        self.active = true;
    }

    /// The response is done or cancelled. True when `response.create` is to be sent.
    #[inline]
    pub fn finished(&mut self) -> bool {
        self.active = std::mem::take(&mut self.pending);
        self.active
    }

    /// `response.create` could not be sent because a response is active already.
    #[inline]
    pub fn refused(&mut self) {
        self.active = true;
        self.pending = true;
    }
}
