//! Making ids: UUID v7 for threads, sessions and turns, v4 where the release draws them at random.
//!
//! Whatever makes ids takes an [`IdSource`], so that results can be reproduced: [`Ids::system`] for real ones,
//! [`Ids::sequence`] for tests and for output that must not change from run to run.

use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, SystemTime};

use uuid::Uuid;

use super::by_value::canonical;
use super::{ItemId, SessionId, ThreadId, TurnId};

/// Where ids come from.
pub trait IdSource {
    /// A UUID v7. Each one is greater than the one before, also within a millisecond and when the clock goes back.
    fn time_ordered(&mut self) -> Uuid;

    /// A UUID v4.
    fn random(&mut self) -> Uuid;
}

impl<S: IdSource + ?Sized> IdSource for &mut S {
    fn time_ordered(&mut self) -> Uuid {
        (**self).time_ordered()
    }

    fn random(&mut self) -> Uuid {
        (**self).random()
    }
}

macro_rules! fresh {
    ($($name:ident $(, $doc:literal)?;)+) => { $(
        impl $name {
            /// Makes an id as the server does: a UUID v7 in lowercase with hyphens.
            $(#[doc = ""] #[doc = $doc])?
            pub fn new_v7(ids: &mut impl IdSource) -> $name {
                $name::new(canonical(ids.time_ordered()))
            }
        }
    )+ };
}

fresh! {
    ThreadId;
    SessionId, "The server does so only for the root of a tree, with the same id for thread and session.";
    TurnId, "The server does so for turns that clients start.";
}

impl ItemId {
    /// Makes an id as the server does for a hook prompt whose message has none: a UUID v4.
    pub fn new_v4(ids: &mut impl IdSource) -> ItemId {
        ItemId::new(canonical(ids.random()))
    }
}

/// Ids from a clock, which tells the time since the Unix epoch, and from a source of 128 random bits a call.
///
/// ```
/// use codex_schema::id::{Ids, TurnId};
///
/// let mut ids = Ids::system();
/// let (first, second) = (TurnId::new_v7(&mut ids), TurnId::new_v7(&mut ids));
/// assert!(first < second);
/// ```
#[derive(Debug, Clone)]
pub struct Ids<C, R> {
    clock: C,
    random: R,
    /// The last v7 id without version and variant: 48 bits of milliseconds, 74 random ones.
    last: Option<u128>,
}

/// Ids from the clock and the entropy of this machine.
pub type SystemIds = Ids<fn() -> Duration, fn() -> u128>;

/// Reproducible ids: a clock that stands, and numbers that count up.
pub type SequenceIds = Ids<Standing, Counter>;

impl<C: Clock, R: RandomBits> Ids<C, R> {
    /// Takes any clock and any source of random bits.
    pub fn new(clock: C, random: R) -> Ids<C, R> {
        Ids { clock, random, last: None }
    }
}

impl SystemIds {
    /// Ids from [`SystemTime`] and the keys that the standard library draws for its hash maps.
    ///
    /// They are unique, but no secrets: do not use them where guessing an id would give access.
    pub fn system() -> SystemIds {
        Ids::new(system_time, system_random)
    }
}

impl SequenceIds {
    /// The same ids in every run: all with the given time since the Unix epoch, in ascending order.
    pub fn sequence(time: Duration) -> SequenceIds {
        Ids::new(Standing(time), Counter(0))
    }
}

/// A clock: tells the time since the Unix epoch. Any closure that returns it will do.
pub trait Clock {
    /// The time since the Unix epoch.
    fn now(&mut self) -> Duration;
}

impl<F: FnMut() -> Duration> Clock for F {
    fn now(&mut self) -> Duration {
        self()
    }
}

/// A source of random bits. Any closure that returns them will do.
pub trait RandomBits {
    /// The next 128 bits.
    fn draw(&mut self) -> u128;
}

impl<F: FnMut() -> u128> RandomBits for F {
    fn draw(&mut self) -> u128 {
        self()
    }
}

/// A clock that always tells the same time.
#[derive(Debug, Clone, Copy)]
pub struct Standing(pub Duration);

impl Clock for Standing {
    fn now(&mut self) -> Duration {
        self.0
    }
}

/// Counts up instead of drawing random bits.
#[derive(Debug, Clone, Copy)]
pub struct Counter(pub u128);

impl RandomBits for Counter {
    fn draw(&mut self) -> u128 {
        self.0 = self.0.wrapping_add(1);
        self.0
    }
}

/// The random bits of a v7 id: 12 beside the version, 62 beside the variant.
const RANDOM_BITS: u32 = 74;
const TIME_BITS: u32 = 48;

impl<C: Clock, R: RandomBits> IdSource for Ids<C, R> {
    fn time_ordered(&mut self) -> Uuid {
        let millis = self.clock.now().as_millis() & ((1 << TIME_BITS) - 1);
        let drawn = self.random.draw();
        let fresh = (millis << RANDOM_BITS) | (drawn & ((1 << RANDOM_BITS) - 1));
        let id = match self.last {
            // A step of at least one keeps the order, the random part of it keeps ids hard to collide with.
            Some(last) if fresh <= last => {
                (last + 1 + (drawn & 0xffff_ffff)) & ((1 << (TIME_BITS + RANDOM_BITS)) - 1)
            }
            _ => fresh,
        };
        self.last = Some(id);
        let (millis, beside_version) = (id >> RANDOM_BITS, (id >> 62) & 0xfff);
        let beside_variant = id & ((1 << 62) - 1);
        Uuid::from_u128((millis << 80) | (0x7 << 76) | (beside_version << 64) | (0b10 << 62) | beside_variant)
    }

    fn random(&mut self) -> Uuid {
        uuid::Builder::from_random_bytes(self.random.draw().to_be_bytes()).into_uuid()
    }
}

fn system_time() -> Duration {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}

/// Hashes of two states: each is keyed differently, from the system's entropy.
fn system_random() -> u128 {
    let half = || u128::from(RandomState::new().hash_one(0));
    (half() << 64) | half()
}
