//! Texts measured in approximate tokens, and cut in the middle (spec/realtime.md §14.2).

/// The bytes that count as one token.
const TOKEN_BYTES: usize = 4;

#[inline]
fn tokens(text: &str) -> usize {
    text.len().div_ceil(TOKEN_BYTES)
}

/// The text in at most so many tokens, mark of the cut included; empty when not even the mark fits.
#[inline]
pub(super) fn cap(text: &str, limit: usize) -> String {
    let mut budget = limit;
    loop {
        let cut = cut(text, budget);
        match tokens(&cut).checked_sub(limit) {
            None | Some(0) => return cut,
            Some(_) if budget == 0 => return String::new(),
            Some(excess) => budget = budget.saturating_sub(excess),
        }
    }
}

/// Head and tail of a text, together at most so many tokens, with a mark between them.
#[inline]
fn cut(text: &str, budget: usize) -> String {
    let budget = budget * TOKEN_BYTES;
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
