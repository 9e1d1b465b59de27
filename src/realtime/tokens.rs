//! Texts measured in approximate tokens, and cut in the middle (spec/realtime.md §14.2).

/// The bytes that count as one token.
const TOKEN_BYTES: usize = 4;

/// How many tokens a text takes, approximately: one for four bytes of UTF-8, rounded up.
///
/// ```
/// use codex_schema::realtime::approximate_tokens;
///
/// assert_eq!(approximate_tokens(""), 0);
/// assert_eq!(approximate_tokens("Grüße"), 2);
/// ```
#[inline]
pub fn approximate_tokens(text: &str) -> usize {
    text.len().div_ceil(TOKEN_BYTES)
}

/// The text in at most so many approximate tokens, the mark of the cut included; empty when not even the mark fits.
#[inline]
pub fn cap_to_tokens(text: &str, limit: usize) -> String {
    let mut budget = limit;
    loop {
        let cut = cut_to_tokens(text, budget);
        match approximate_tokens(&cut).checked_sub(limit) {
            None | Some(0) => return cut,
            Some(_) if budget == 0 => return String::new(),
            Some(excess) => budget = budget.saturating_sub(excess),
        }
    }
}

/// Head and tail of a text, together at most so many approximate tokens, with a mark between them that says how many
/// are missing. The mark comes on top. A text that is short enough stays as it is.
///
/// ```
/// use codex_schema::realtime::cut_to_tokens;
///
/// assert_eq!(cut_to_tokens("0123456789abcdef", 2), "0123…2 tokens truncated…cdef");
/// assert_eq!(cut_to_tokens("0123456789abcdef", 4), "0123456789abcdef");
/// ```
#[inline]
pub fn cut_to_tokens(text: &str, budget: usize) -> String {
    let budget = budget.saturating_mul(TOKEN_BYTES);
    if text.len() <= budget {
        return text.to_owned();
    }
    let head = boundary_before(text, budget / 2);
    let tail = boundary_after(text, text.len() - budget.div_ceil(2));
    let missing = (text.len() - budget).div_ceil(TOKEN_BYTES);
    format!("{}…{missing} tokens truncated…{}", &text[..head], &text[tail..])
}

/// The last character boundary that is not after this byte.
#[inline]
fn boundary_before(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The first character boundary that is not before this byte.
#[inline]
pub(super) fn boundary_after(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}
