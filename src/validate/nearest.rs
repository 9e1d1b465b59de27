//! The nearest known name to one that looks misspelt.

/// The candidate closest to `name`, when it is close enough to be what was meant: the same letters in another
/// case or with other separators, or few edits away.
pub(super) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(name);
    candidates
        .into_iter()
        .map(|candidate| (distance(&folded, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= allowed(folded.len().min(candidate.len())))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// One edit for short names, up to three for long ones.
fn allowed(length: usize) -> usize {
    (length / 4).clamp(1, 3)
}

/// Whether two names differ in case and separators only: `session_id` and `sessionId`.
pub(super) fn same_letters(left: &str, right: &str) -> bool {
    fold(left) == fold(right)
}

fn fold(name: &str) -> Vec<char> {
    name.chars()
        .filter(|letter| letter.is_alphanumeric() || *letter == '/')
        .flat_map(char::to_lowercase)
        .collect()
}

/// Edits from one name to the other, two letters that changed places being one. Names longer than any of the
/// protocol are not compared.
fn distance(left: &[char], right: &[char]) -> usize {
    const LONGEST: usize = 200;
    if left.len() > LONGEST || right.len() > LONGEST {
        return usize::MAX;
    }
    // The rows of the two letters before the current one, and of the current one.
    let (mut earlier, mut previous): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=right.len()).collect());
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let substituted = previous[j] + usize::from(a != b);
            let mut best = substituted.min(previous[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == right[j - 1] && *b == left[i - 1] {
                best = best.min(earlier[j - 1] + 1);
            }
            row.push(best);
        }
        earlier = std::mem::replace(&mut previous, row);
    }
    previous[right.len()]
}
