//! The texts of instants (spec/rollout.md §1.2, §2).

use codex_schema::rollout::Timestamp;
use pretty_assertions::assert_eq;

fn rfc3339(text: &str) -> Option<i64> {
    Timestamp::from_rfc3339(text).map(Timestamp::millis)
}

#[test]
fn rfc3339_is_read() {
    for (text, millis) in [
        ("1970-01-01T00:00:00Z", 0),
        ("2026-01-02T03:00:00.000Z", 1_767_322_800_000),
        ("2026-11-21T09:37:06.860Z", 1_795_253_826_860),
        ("2026-11-21T09:37:06.8Z", 1_795_253_826_800),
        ("2026-11-21T09:37:06.860999999999Z", 1_795_253_826_860),
        ("2026-11-21t09:37:06z", 1_795_253_826_000),
        ("2026-11-21 09:37:06Z", 1_795_253_826_000),
        ("2026-11-21T11:37:06+02:00", 1_795_253_826_000),
        ("2026-11-21T04:07:06-05:30", 1_795_253_826_000),
        ("2026-11-21T09:37:06-00:00", 1_795_253_826_000),
        ("1969-12-31T23:59:59.250Z", -750),
        ("2000-02-29T00:00:00Z", 951_782_400_000),
        ("1900-03-01T00:00:00Z", -2_203_891_200_000),
        ("2016-12-31T23:59:60Z", 1_483_228_800_000),
        ("0000-01-01T00:00:00Z", -62_167_219_200_000),
        ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ] {
        assert_eq!(rfc3339(text), Some(millis), "{text}");
    }
}

#[test]
fn what_is_no_rfc3339_is_refused() {
    for text in [
        "",
        "2026-11-21",
        "2026-11-21T09:37:06",
        "2026-11-21T09:37Z",
        "2026-11-21T09:37:06.Z",
        "2026-11-21T09:37:06,5Z",
        "2026-11-21T09:37:06+0200",
        "2026-11-21T09:37:06+02",
        "2026-11-21T09:37:06+24:00",
        "2026-11-21T09:37:06+02:60",
        "2026-11-21T09:37:06Z ",
        " 2026-11-21T09:37:06Z",
        "2026-11-21T24:00:00Z",
        "2026-11-21T09:60:00Z",
        "2026-11-21T09:37:61Z",
        "2026-13-21T09:37:06Z",
        "2026-00-21T09:37:06Z",
        "2026-11-31T09:37:06Z",
        "2026-11-00T09:37:06Z",
        "2025-02-29T09:37:06Z",
        "1900-02-29T09:37:06Z",
        "26-11-21T09:37:06Z",
        "+2026-11-21T09:37:06Z",
        "2026-1-21T09:37:06Z",
        "2026/11/21T09:37:06Z",
        "2026-11-21_09:37:06Z",
        "2026-11-21T09-37-06Z",
        "2\u{e9}26-11-21T09:37:06Z",
        "yesterday",
    ] {
        assert_eq!(rfc3339(text), None, "{text}");
    }
}

#[test]
fn the_form_of_file_names_is_read_as_utc() {
    let read = |text| Timestamp::from_file_name_form(text).map(Timestamp::seconds);
    assert_eq!(read("2026-01-02T03-00-00"), Some(1_767_322_800));
    for text in [
        "2026-01-02T03-00-00Z",
        "2026-01-02T03:00:00",
        "2026-01-02 03-00-00",
        "2026-01-02t03-00-00",
        "2026-01-02T03-00",
        "2026-1-2T3-0-0",
        "2026-01-02T03-00-60",
        "2026-02-30T03-00-00",
        "",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn either_form_is_read_where_the_server_reads_both() {
    for text in ["2026-01-02T03-00-00", "2026-01-02T03:00:00.999Z"] {
        assert_eq!(Timestamp::from_either_form(text).map(Timestamp::seconds), Some(1_767_322_800), "{text}");
    }
    assert_eq!(Timestamp::from_either_form("unknown"), None);
}

#[test]
fn the_form_of_lines_is_written() {
    for text in [
        "1970-01-01T00:00:00.000Z",
        "2026-11-21T09:37:06.007Z",
        "1969-12-31T23:59:59.250Z",
        "0000-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z",
    ] {
        assert_eq!(Timestamp::from_rfc3339(text).unwrap().to_string(), text);
    }
}

#[test]
fn every_day_of_four_centuries_comes_back() {
    for day in -146_097..146_097_i64 {
        let instant = Timestamp::from_seconds(day * 86_400 + 3661);
        let text = instant.to_string();
        assert_eq!(Timestamp::from_rfc3339(&text), Some(instant), "{text}");
    }
}

#[test]
fn days_follow_each_other() {
    let mut before = Timestamp::from_rfc3339("1999-12-31T12:00:00Z").unwrap();
    for (year, days) in [(2000, 366), (2001, 365), (2004, 366), (2100, 365)] {
        let first = Timestamp::from_rfc3339(&format!("{year}-01-01T12:00:00Z")).unwrap();
        let next = Timestamp::from_rfc3339(&format!("{}-01-01T12:00:00Z", year + 1)).unwrap();
        assert!(before < first);
        assert_eq!(next.seconds() - first.seconds(), days * 86_400, "{year}");
        before = first;
    }
}

#[test]
fn instants_beyond_all_years_become_the_nearest_inside() {
    assert_eq!(Timestamp::from_seconds(i64::MAX).to_string(), "9999-12-31T23:59:59.999Z");
    assert_eq!(Timestamp::from_millis(i64::MIN).to_string(), "0000-01-01T00:00:00.000Z");
    assert_eq!(rfc3339("9999-12-31T23:59:59-01:00"), Some(253_402_300_799_999));
}

#[test]
fn seconds_drop_the_fraction_towards_the_past() {
    assert_eq!(Timestamp::from_millis(1999).seconds(), 1);
    assert_eq!(Timestamp::from_millis(-1).seconds(), -1);
}
