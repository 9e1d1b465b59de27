//! Pages of turns, as `thread/turns/list` answers them (spec/thread-history.md §7.3).

use serde::{Deserialize, Serialize};

use crate::id::TurnId;
use crate::v2::{
    SortDirection, ThreadItem, ThreadTurnsListParams, ThreadTurnsListResponse, Turn, TurnItemsView,
};

/// Why a page cannot be given; the error that the server answers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PageError {
    /// The code of the JSON-RPC error.
    pub code: i64,
    /// The message of the server.
    pub message: String,
}

impl PageError {
    #[inline]
    fn new(message: String) -> PageError {
        PageError { code: -32600, message }
    }
}

impl std::fmt::Display for PageError {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for PageError {}

/// What a cursor says.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Cursor {
    turn_id: TurnId,
    /// Whether the page begins with that turn, or behind it.
    include_anchor: bool,
}

/// The page that the params ask for, of the turns of a thread from the oldest to the newest.
///
/// A page has 25 turns unless the params say otherwise, at least 1 and at most 100, and begins with the newest turn
/// unless they ask for ascending order.
///
/// # Errors
///
/// When the cursor is none, or when the turn that it names is gone. A thread without turns has one empty page
/// whatever the cursor. A view of a newer release is an error too, as for a server of this one.
#[inline]
pub fn page(turns: &[Turn], params: &ThreadTurnsListParams) -> Result<ThreadTurnsListResponse, PageError> {
    let view = params.items_view.as_ref().unwrap_or(&TurnItemsView::Summary);
    if let TurnItemsView::Unrecognized(unknown) = view {
        return Err(PageError::new(format!(
            "Invalid request: unknown variant `{}`, expected one of `notLoaded`, `summary`, `full`",
            unknown.as_str()
        )));
    }
    if turns.is_empty() {
        return Ok(ThreadTurnsListResponse { data: Vec::new(), next_cursor: None, backwards_cursor: None });
    }
    let ascending = params.sort_direction == Some(SortDirection::Asc);
    let window = window(turns, params.cursor.as_deref(), ascending)?;
    let limit = usize::try_from(params.limit.unwrap_or(25).clamp(1, 100)).unwrap_or(100).min(window.len());
    let (shown, is_last) = if ascending {
        (&window[..limit], limit == window.len())
    } else {
        (&window[window.len() - limit..], limit == window.len())
    };
    let mut data: Vec<Turn> = shown.iter().map(|turn| with_view(turn, view)).collect();
    if !ascending {
        data.reverse();
    }
    Ok(ThreadTurnsListResponse {
        next_cursor: data.last().filter(|_| !is_last).map(|turn| cursor(&turn.id, false)),
        backwards_cursor: data.first().map(|turn| cursor(&turn.id, true)),
        data,
    })
}

/// The turns on the far side of the cursor, oldest first.
#[inline]
fn window<'a>(turns: &'a [Turn], cursor: Option<&str>, ascending: bool) -> Result<&'a [Turn], PageError> {
    let Some(text) = cursor else { return Ok(turns) };
    let cursor: Cursor =
        serde_json::from_str(text).map_err(|_| PageError::new(format!("invalid cursor: {text}")))?;
    let anchor = turns
        .iter()
        .position(|turn| turn.id == cursor.turn_id)
        .ok_or_else(|| PageError::new("invalid cursor: anchor turn is no longer present".to_owned()))?;
    Ok(match (ascending, cursor.include_anchor) {
        (true, true) => &turns[anchor..],
        (true, false) => &turns[anchor + 1..],
        (false, true) => &turns[..=anchor],
        (false, false) => &turns[..anchor],
    })
}

#[inline]
fn cursor(turn: &TurnId, include_anchor: bool) -> String {
    let id = serde_json::Value::from(turn.as_str());
    format!(r#"{{"turnId":{id},"includeAnchor":{include_anchor}}}"#)
}

/// The turn with as many of its items as the view has: none, all, or the first user message and the last message of
/// the agent. A view that this release does not know has all.
#[inline]
pub fn with_view(turn: &Turn, view: &TurnItemsView) -> Turn {
    let (items, items_view) = match view {
        TurnItemsView::NotLoaded => (Vec::new(), TurnItemsView::NotLoaded),
        TurnItemsView::Summary => (summary(&turn.items), TurnItemsView::Summary),
        TurnItemsView::Full | TurnItemsView::Unrecognized(_) => (turn.items.clone(), TurnItemsView::Full),
    };
    Turn {
        id: turn.id.clone(),
        items,
        items_view,
        status: turn.status.clone(),
        error: turn.error.clone(),
        started_at: turn.started_at,
        completed_at: turn.completed_at,
        duration_ms: turn.duration_ms,
    }
}

#[inline]
fn summary(items: &[ThreadItem]) -> Vec<ThreadItem> {
    let question = items.iter().find(|item| matches!(item, ThreadItem::UserMessage(_)));
    let answer = items.iter().rfind(|item| matches!(item, ThreadItem::AgentMessage(_)));
    let answer = answer.filter(|answer| question.is_none_or(|question| question.id() != answer.id()));
    question.into_iter().chain(answer).cloned().collect()
}
