//! What was removed and added in the same place, and is likely the same thing under another name.

/// Below this, two names are two things.
const ENOUGH: f32 = 0.6;

/// Another name for the same thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Rename {
    /// The name on the other side of the change.
    pub name: String,
    /// From 0 to 1: how sure that is. The same form, shared words and the lack of other candidates speak for it.
    pub confidence: f32,
}

/// Something that was removed or added.
pub struct Candidate<'a> {
    pub name: &'a str,
    /// What it accepts, spelled so that it can be compared.
    pub form: String,
    /// Whether the form says much, so that two alike are hardly so by chance.
    pub telling: bool,
}

/// Pairs of places in the two lists, with the confidence; each used once, the surest first.
pub fn pairs(removed: &[Candidate<'_>], added: &[Candidate<'_>]) -> Vec<(usize, usize, f32)> {
    let mut all = Vec::new();
    for (r, old) in removed.iter().enumerate() {
        for (a, new) in added.iter().enumerate().filter(|(_, new)| new.form == old.form) {
            let rivals = added.iter().filter(|other| other.form == old.form).count()
                + removed.iter().filter(|other| other.form == new.form).count();
            let alone = if rivals == 2 { 0.2 } else { 0.0 };
            let alike = if old.telling { 0.4 } else { 0.3 };
            all.push((r, a, alike + 0.4 * shared_words(old.name, new.name) + alone));
        }
    }
    all.retain(|(.., confidence)| *confidence >= ENOUGH - 0.001);
    all.sort_by(|one, other| other.2.total_cmp(&one.2).then((one.0, one.1).cmp(&(other.0, other.1))));
    let mut chosen: Vec<(usize, usize, f32)> = Vec::new();
    for (r, a, confidence) in all {
        if chosen.iter().all(|(other_r, other_a, _)| *other_r != r && *other_a != a) {
            chosen.push((r, a, confidence));
        }
    }
    chosen
}

/// The share of the shorter name's words that the longer one has too.
fn shared_words(one: &str, other: &str) -> f32 {
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.is_empty() {
        return 0.0;
    }
    let shared = short.iter().filter(|word| long.contains(word)).count();
    shared as f32 / short.len() as f32
}

/// The words of a name in any casing, in lowercase.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut fresh = true;
    for character in name.chars() {
        if !character.is_alphanumeric() {
            fresh = true;
            continue;
        }
        if fresh || character.is_uppercase() {
            words.push(String::new());
        }
        fresh = false;
        if let Some(word) = words.last_mut() {
            word.extend(character.to_lowercase());
        }
    }
    words
}
