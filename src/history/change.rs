//! What one step changes in the turns.

/// One thing that an item or event changed. Turns and items are named by their position, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// A turn was opened, behind all others.
    TurnOpened {
        /// Its position.
        turn: usize,
    },
    /// The status, the error or the times of a turn were set.
    TurnUpdated {
        /// Its position.
        turn: usize,
    },
    /// The open turn is finished. Late items may still join it.
    TurnClosed {
        /// Its position.
        turn: usize,
    },
    /// All turns from this position on are gone.
    TurnsRemoved {
        /// The first position that is free again.
        from: usize,
    },
    /// An item was added at the end of a turn.
    ItemAppended {
        /// The position of the turn.
        turn: usize,
        /// The position of the item in its turn.
        item: usize,
    },
    /// An item was replaced by another with the same id, or reasoning was added to it.
    ItemUpdated {
        /// The position of the turn.
        turn: usize,
        /// The position of the item in its turn.
        item: usize,
    },
}

/// What one step changed, in this order. Empty when it had no effect.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    list: [Option<Change>; 3],
}

// A step closes a turn, opens one and adds one thing to it: three changes at most.
impl Changes {
    #[inline]
    pub(super) fn push(&mut self, change: Change) {
        if let Some(free) = self.list.iter_mut().find(|change| change.is_none()) {
            *free = Some(change);
        }
    }

    /// The changes one by one.
    #[inline]
    pub fn iter(&self) -> impl Iterator<Item = Change> + use<> {
        self.list.into_iter().flatten()
    }

    /// Whether nothing changed.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.list[0].is_none()
    }
}

impl IntoIterator for Changes {
    type Item = Change;
    type IntoIter = std::iter::Flatten<std::array::IntoIter<Option<Change>, 3>>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter().flatten()
    }
}
