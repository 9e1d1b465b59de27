//! Making ids (§1.1 "new", §11 "take a generator from the caller").

use std::time::{Duration, SystemTime};

use codex_schema::id::{IdSource, Ids, ItemId, SessionId, ThreadId, TurnId, Uuid};
use pretty_assertions::assert_eq;

/// Ids at a time that the caller moves, from the given bits.
fn ids_at(times: Vec<u64>, bits: u128) -> impl IdSource {
    let mut times = times.into_iter();
    Ids::new(move || Duration::from_millis(times.next().expect("a time for each id")), move || bits)
}

fn millis(id: Uuid) -> u128 {
    id.as_u128() >> 80
}

#[test]
fn v7_has_time_version_variant_and_bits() {
    let id = ids_at(vec![0x019e_1234_5678], u128::MAX).time_ordered();
    assert_eq!(id.to_string(), "019e1234-5678-7fff-bfff-ffffffffffff");
    let id = ids_at(vec![0x019e_1234_5678], 0).time_ordered();
    assert_eq!(id.to_string(), "019e1234-5678-7000-8000-000000000000");
}

#[test]
fn v4_has_version_variant_and_bits() {
    assert_eq!(ids_at(vec![], u128::MAX).random().to_string(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    assert_eq!(ids_at(vec![], 0).random().to_string(), "00000000-0000-4000-8000-000000000000");
}

#[test]
fn v7_ascends_within_a_millisecond_and_when_the_clock_goes_back() {
    for bits in [0, 1, u128::MAX, 0x5555_5555_5555_5555_5555_5555_5555_5555] {
        let mut source = ids_at(vec![5000, 5000, 5000, 4000, 0, 5001], bits);
        let made: Vec<Uuid> = (0..6).map(|_| source.time_ordered()).collect();
        assert!(made.is_sorted_by(|a, b| a < b), "{made:?}");
        assert!(made.iter().all(|id| id.get_version_num() == 7), "{made:?}");
        let texts: Vec<String> = made.iter().map(Uuid::to_string).collect();
        assert!(texts.is_sorted(), "{texts:?}");
    }
}

#[test]
fn v7_follows_the_clock() {
    let mut source = ids_at(vec![7, 9_000_000], 0);
    assert_eq!(millis(source.time_ordered()), 7);
    assert_eq!(millis(source.time_ordered()), 9_000_000);
}

#[test]
fn a_clock_beyond_all_years_does_no_harm() {
    let mut source = Ids::new(|| Duration::MAX, || u128::MAX);
    assert_eq!(source.time_ordered().get_version_num(), 7);
    assert_eq!(source.time_ordered().get_version_num(), 7);
}

#[test]
fn the_system_makes_ids_of_this_time_that_differ() {
    let mut source = Ids::system();
    let made: Vec<Uuid> = (0..1000).map(|_| source.time_ordered()).collect();
    assert!(made.is_sorted_by(|a, b| a < b));
    let since_epoch = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_millis();
    assert!(since_epoch.abs_diff(millis(made[999])) < 60_000);

    let (mut one, mut other) = (Ids::system(), Ids::system());
    assert_ne!(one.random(), other.random());
    assert_ne!(one.random(), one.random());
}

#[test]
fn a_sequence_is_the_same_in_every_run() {
    let make = || {
        let mut source = Ids::sequence(Duration::from_millis(0x019e_0000_0000));
        [
            ThreadId::new_v7(&mut source).into_string(),
            SessionId::new_v7(&mut source).into_string(),
            TurnId::new_v7(&mut source).into_string(),
            ItemId::new_v4(&mut source).into_string(),
        ]
    };
    assert_eq!(
        make(),
        [
            "019e0000-0000-7000-8000-000000000001",
            "019e0000-0000-7000-8000-000000000002",
            "019e0000-0000-7000-8000-000000000003",
            "00000000-0000-4000-8000-000000000004",
        ]
    );
    assert_eq!(make(), make());
}
