//! The two texts of an instant: RFC 3339, and `YYYY-MM-DDThh-mm-ss` as file names have it (spec/rollout.md §1.2, §2).

use std::fmt;

/// An instant: milliseconds since the Unix epoch, in the years 0 to 9999.
///
/// Its text (`Display`) is the one of rollout lines, in UTC: `2026-01-02T03:00:00.000Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// The first instant of the year 0.
const EARLIEST: i64 = -719_528 * DAY;

/// The last millisecond of the year 9999.
const LATEST: i64 = 2_932_897 * DAY - 1;

impl Timestamp {
    /// From milliseconds since the Unix epoch; what lies outside the years 0 to 9999 becomes the nearest inside.
    pub fn from_millis(millis: i64) -> Timestamp {
        Timestamp(millis.clamp(EARLIEST, LATEST))
    }

    /// From seconds since the Unix epoch; what lies outside the years 0 to 9999 becomes the nearest inside.
    pub fn from_seconds(seconds: i64) -> Timestamp {
        Timestamp::from_millis(seconds.saturating_mul(1000))
    }

    /// Milliseconds since the Unix epoch.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since the Unix epoch; the fraction is dropped towards the past.
    pub fn seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// Reads RFC 3339. A space or `t` for `T`, and `z` for `Z` are read too; a zone is required. Digits beyond
    /// milliseconds are dropped.
    pub fn from_rfc3339(text: &str) -> Option<Timestamp> {
        let (day, rest) = date(text.as_bytes())?;
        let (b'T' | b't' | b' ', rest) = (rest.first()?, &rest[1..]) else { return None };
        // A leap second counts as the first one of the next minute.
        let (time, rest) = clock(rest, b':', 60)?;
        let (fraction, rest) = match rest.strip_prefix(b".") {
            Some(rest) => fraction(rest)?,
            None => (0, rest),
        };
        let offset = match rest {
            b"Z" | b"z" => 0,
            [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
                let (hours, minutes) = (number(&[*h1, *h2])?, number(&[*m1, *m2])?);
                if hours > 23 || minutes > 59 {
                    return None;
                }
                let minutes = hours * 60 + minutes;
                if *sign == b'-' { -minutes } else { minutes }
            }
            _ => return None,
        };
        Some(Timestamp::from_millis(day * DAY + time * 1000 + fraction - offset * 60_000))
    }

    /// Reads `YYYY-MM-DDThh-mm-ss`, taken as UTC.
    pub fn from_file_name_form(text: &str) -> Option<Timestamp> {
        let (day, rest) = date(text.as_bytes())?;
        let (time, rest) = clock(rest.strip_prefix(b"T")?, b'-', 59)?;
        rest.is_empty().then(|| Timestamp::from_millis(day * DAY + time * 1000))
    }

    /// Reads either form, as the server does for the `timestamp` of a `session_meta` and for list cursors.
    pub fn from_either_form(text: &str) -> Option<Timestamp> {
        Timestamp::from_file_name_form(text).or_else(|| Timestamp::from_rfc3339(text))
    }

    /// Writes `YYYY-MM-DDThh-mm-ss` in UTC.
    pub fn file_name_form(self) -> String {
        let [year, month, day, hour, minute, second, _] = self.parts();
        format!("{year:04}-{month:02}-{day:02}T{hour:02}-{minute:02}-{second:02}")
    }

    /// Year, month, day, hour, minute, second, millisecond.
    pub(super) fn parts(self) -> [i64; 7] {
        let (days, millis) = (self.0.div_euclid(DAY), self.0.rem_euclid(DAY));
        let seconds = millis / 1000;
        let (year, month, day) = civil(days);
        [year, month, day, seconds / 3600, seconds / 60 % 60, seconds % 60, millis % 1000]
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [year, month, day, hour, minute, second, milli] = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
    }
}

/// `YYYY-MM-DD` at the start, as days since the Unix epoch, and what follows.
fn date(text: &[u8]) -> Option<(i64, &[u8])> {
    let (date, rest) = text.split_at_checked(10)?;
    let [y @ .., b'-', m1, m2, b'-', d1, d2] = date else { return None };
    let (year, month, day) = (number(y)?, number(&[*m1, *m2])?, number(&[*d1, *d2])?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    (1..=length).contains(&day).then(|| (days(year, month, day), rest))
}

/// `hh:mm:ss` at the start, with the given separator, as seconds of the day, and what follows.
fn clock(text: &[u8], separator: u8, last_second: i64) -> Option<(i64, &[u8])> {
    let (clock, rest) = text.split_at_checked(8)?;
    let [h1, h2, first, m1, m2, second, s1, s2] = clock else { return None };
    if *first != separator || *second != separator {
        return None;
    }
    let (hours, minutes, seconds) = (number(&[*h1, *h2])?, number(&[*m1, *m2])?, number(&[*s1, *s2])?);
    (hours <= 23 && minutes <= 59 && seconds <= last_second)
        .then_some((hours * 3600 + minutes * 60 + seconds, rest))
}

/// Digits behind a decimal point, as milliseconds, and what follows.
fn fraction(text: &[u8]) -> Option<(i64, &[u8])> {
    let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = text.split_at(count);
    let millis =
        [100, 10, 1].iter().zip(digits).map(|(weight, digit)| weight * i64::from(digit - b'0')).sum();
    (count > 0).then_some((millis, rest))
}

fn number(digits: &[u8]) -> Option<i64> {
    digits
        .iter()
        .try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0')))
}

/// Days since the Unix epoch. Years are taken to begin in March, so that the leap day is their last one.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    // Months from March on have 31, 30, 31, 30, 31 days, again and again: 153 days in five months.
    year * 365 + leap_days + (month * 153 + 2) / 5 + day - 1 - 719_468
}

/// The date of a day since the Unix epoch: year, month, day.
fn civil(day: i64) -> (i64, i64, i64) {
    // The average year is never too late by more than one, and never too early.
    let shifted = day + 719_468;
    let mut year = (shifted * 400).div_euclid(146_097);
    while days(year, 3, 1) > day {
        year -= 1;
    }
    while days(year + 1, 3, 1) <= day {
        year += 1;
    }
    let of_year = day - days(year, 3, 1);
    let month = (of_year * 5 + 2) / 153;
    let day = of_year - (month * 153 + 2) / 5 + 1;
    if month < 10 { (year, month + 3, day) } else { (year + 1, month - 9, day) }
}
