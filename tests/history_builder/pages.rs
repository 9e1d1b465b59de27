//! Pages of turns, and what is done to turns before (spec/thread-history.md §7.1, §7.3).

use codex_schema::history::page::{page, with_view};
use codex_schema::history::{interrupt_stale, merge_live};
use codex_schema::v2::{SortDirection, ThreadTurnsListParams, ThreadTurnsListResponse, Turn, TurnItemsView};
use pretty_assertions::assert_eq;
use serde_json::json;

use crate::support::*;

fn numbered(count: usize) -> Vec<Turn> {
    let id = |turn| format!("t{turn}");
    rollout((0..count).flat_map(|turn| [started(&id(turn)), user("q"), agent("a"), complete(&id(turn))]))
}

fn params(
    cursor: Option<String>,
    limit: Option<u32>,
    direction: Option<SortDirection>,
) -> ThreadTurnsListParams {
    let mut params = ThreadTurnsListParams::new("thread");
    (params.cursor, params.limit, params.sort_direction) = (cursor, limit, direction);
    params
}

fn ids_of(response: &ThreadTurnsListResponse) -> Vec<&str> {
    response.data.iter().map(|turn| turn.id.as_str()).collect()
}

fn cursor(turn: &str, include: bool) -> Option<String> {
    Some(format!(r#"{{"turnId":"{turn}","includeAnchor":{include}}}"#))
}

#[test]
fn newest_first_unless_asked_otherwise() {
    let turns = numbered(3);
    let newest = page(&turns, &params(None, None, None)).expect("has no cursor");
    assert_eq!(ids_of(&newest), ["t2", "t1", "t0"]);
    assert_eq!((&newest.next_cursor, &newest.backwards_cursor), (&None, &cursor("t2", true)));
    let oldest = page(&turns, &params(None, None, Some(SortDirection::Asc))).expect("has no cursor");
    assert_eq!(ids_of(&oldest), ["t0", "t1", "t2"]);
    assert_eq!((&oldest.next_cursor, &oldest.backwards_cursor), (&None, &cursor("t0", true)));
}

#[test]
fn page_by_page() {
    let turns = numbered(7);
    for (direction, expected) in [
        (SortDirection::Desc, ["t6", "t5", "t4", "t3", "t2", "t1", "t0"]),
        (SortDirection::Asc, ["t0", "t1", "t2", "t3", "t4", "t5", "t6"]),
    ] {
        let (mut seen, mut cursor, mut pages) = (Vec::new(), None, 0);
        loop {
            let page =
                page(&turns, &params(cursor, Some(3), Some(direction.clone()))).expect("has its anchor");
            seen.extend(page.data.iter().map(|turn| turn.id.as_str().to_owned()));
            pages += 1;
            cursor = page.next_cursor;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!((seen, pages), (expected.map(str::to_owned).to_vec(), 3));
    }
}

#[test]
fn back_again() {
    let turns = numbered(5);
    let first = page(&turns, &params(None, Some(2), None)).expect("has no cursor");
    let second = page(&turns, &params(first.next_cursor, Some(2), None)).expect("has its anchor");
    assert_eq!(ids_of(&second), ["t2", "t1"]);
    let back = params(second.backwards_cursor, None, Some(SortDirection::Asc));
    assert_eq!(ids_of(&page(&turns, &back).expect("has its anchor")), ["t2", "t3", "t4"]);
}

#[test]
fn anchors_are_taken_or_left_out() {
    let turns = numbered(4);
    let ids = |include, direction| {
        let page =
            page(&turns, &params(cursor("t1", include), None, Some(direction))).expect("has its anchor");
        page.data.iter().map(|turn| turn.id.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids(true, SortDirection::Asc), ["t1", "t2", "t3"]);
    assert_eq!(ids(false, SortDirection::Asc), ["t2", "t3"]);
    assert_eq!(ids(true, SortDirection::Desc), ["t1", "t0"]);
    assert_eq!(ids(false, SortDirection::Desc), ["t0"]);
}

#[test]
fn behind_the_last_turn() {
    let response = page(&numbered(2), &params(cursor("t0", false), None, None)).expect("has its anchor");
    assert_eq!((response.data.len(), response.next_cursor, response.backwards_cursor), (0, None, None));
}

#[test]
fn limits() {
    let turns = numbered(130);
    for (limit, shown) in [(None, 25), (Some(0), 1), (Some(1), 1), (Some(100), 100), (Some(u32::MAX), 100)] {
        let response = page(&turns, &params(None, limit, None)).expect("has no cursor");
        assert_eq!(response.data.len(), shown, "{limit:?}");
        assert_eq!(response.next_cursor, cursor(&format!("t{}", 130 - shown), false));
    }
}

#[test]
fn cursors_that_do_not_fit() {
    let turns = numbered(2);
    for text in ["", "t0", "{}", r#"{"turnId":"t0"}"#, r#"{"turnId":7,"includeAnchor":true}"#] {
        let error = page(&turns, &params(Some(text.to_owned()), None, None)).expect_err(text);
        assert_eq!((error.code, error.message), (-32600, format!("invalid cursor: {text}")));
    }
    let error = page(&turns, &params(cursor("gone", true), None, None)).expect_err("has no anchor");
    assert_eq!(error.code, -32600);
    assert_eq!(error.to_string(), "invalid cursor: anchor turn is no longer present");
    // Without turns nobody looks at it.
    let empty = page(&[], &params(Some("nonsense".to_owned()), None, None)).expect("is empty");
    assert_eq!(wire(&empty), json!({"data": [], "nextCursor": null, "backwardsCursor": null}));
}

#[test]
fn cursors_hold_any_id() {
    let id = "quote \" and \\ and \n";
    let turns = rollout([started(id), started("B")]);
    let first = page(&turns, &params(None, Some(1), Some(SortDirection::Asc))).expect("has no cursor");
    let next =
        page(&turns, &params(first.next_cursor, Some(1), Some(SortDirection::Asc))).expect("has its anchor");
    assert_eq!(ids_of(&next), ["B"]);
}

#[test]
fn views() {
    let turns = rollout([started("A"), user("1"), agent("a"), user("2"), agent("b"), reasoning("r")]);
    let shown = |view: Option<TurnItemsView>| {
        let mut params = ThreadTurnsListParams::new("thread");
        params.items_view = view;
        let response = page(&turns, &params).expect("has no cursor");
        let turn = &response.data[0];
        (turn.items_view.clone(), ids(turn).into_iter().map(str::to_owned).collect::<Vec<_>>())
    };
    assert_eq!(shown(Some(TurnItemsView::NotLoaded)), (TurnItemsView::NotLoaded, vec![]));
    let summary = (TurnItemsView::Summary, vec!["item-1".to_owned(), "item-4".to_owned()]);
    assert_eq!(shown(Some(TurnItemsView::Summary)), summary);
    assert_eq!(shown(None), summary);
    assert_eq!(shown(Some(TurnItemsView::Full)).1.len(), 5);
    let mut params = ThreadTurnsListParams::new("thread");
    params.items_view = Some("headlines".into());
    assert_eq!(page(&turns, &params).expect_err("is unknown").code, -32600);
}

#[test]
fn summaries_of_what_is_there() {
    let summary = |payloads: Vec<serde_json::Value>| {
        let turns = rollout(payloads);
        ids(&with_view(&turns[0], &TurnItemsView::Summary)).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(summary(vec![started("A"), reasoning("r")]), Vec::<String>::new());
    assert_eq!(summary(vec![user("q"), reasoning("r")]), ["item-1"]);
    assert_eq!(summary(vec![agent("a"), agent("b")]), ["item-2"]);
    // The question comes first, wherever it stands.
    assert_eq!(summary(vec![started("A"), agent("a"), user("q")]), ["item-2", "item-1"]);
    let mut turns = rollout([user("q"), agent("a")]);
    turns[0].items[1] = serde_json::from_value(json!({
        "type": "agentMessage", "id": "item-1", "text": "a", "phase": null, "memoryCitation": null,
    }))
    .expect("is an item");
    assert_eq!(with_view(&turns[0], &TurnItemsView::Summary).items.len(), 1);
}

#[test]
fn stale_turns_are_interrupted() {
    let mut turns = rollout([
        user("q"),
        started("A"),
        started("B"),
        error("e", serde_json::Value::Null),
        started("C"),
        aborted("C"),
    ]);
    interrupt_stale(&mut turns);
    assert_eq!(
        outline(&turns),
        [("rollout-0", "completed"), ("A", "interrupted"), ("B", "failed"), ("C", "interrupted")]
    );
}

#[test]
fn live_turn_takes_the_place_of_its_stored_ones() {
    let live = rollout([started("A"), user("now")]).remove(0);
    let mut turns = rollout([started("A"), complete("A"), started("B"), started("A")]);
    merge_live(&mut turns, live);
    assert_eq!(outline(&turns), [("B", "inProgress"), ("A", "inProgress")]);
    assert_eq!(turns[1].items.len(), 1);
}
