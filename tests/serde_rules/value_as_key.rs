//! A value of an enum as the key of a null, which the release reads (spec/rollout.md §0).

use codex_schema::v2::{SortDirection, TurnStatus};
use pretty_assertions::assert_eq;

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

#[test]
fn a_key_of_null_is_read_and_written_as_a_string() {
    let status: TurnStatus = read(r#"{"inProgress":null}"#).unwrap();
    assert_eq!(status, TurnStatus::InProgress);
    assert_eq!(serde_json::to_string(&status).unwrap(), r#""inProgress""#);
    assert_eq!(read::<SortDirection>(r#"{"asc":null}"#), Ok(SortDirection::Asc));
}

#[test]
fn any_other_object_is_refused() {
    for text in [r#"{"inProgress":1}"#, r#"{"inProgress":null,"failed":null}"#, "{}"] {
        assert!(read::<TurnStatus>(text).is_err(), "{text}");
    }
    assert!(read::<SortDirection>(r#"{"up":null}"#).is_err());
}
