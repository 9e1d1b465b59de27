//! Writing the words of a command as one line for a POSIX shell (spec/thread-history.md §5.9).

use std::fmt::Write;

/// The words joined by spaces, each quoted where a shell needs it, as in the `command` of a `commandExecution` item.
///
/// A NUL byte cannot be written for a shell: with one anywhere, the result is `<command included NUL byte>`.
///
/// ```
/// use codex_schema::history::join_words;
///
/// assert_eq!(join_words(["echo", "hello world"]), "echo 'hello world'");
/// assert_eq!(join_words(["grep", "it's $HOME"]), r#"grep "it's "'$HOME'"#);
/// ```
#[inline]
pub fn join_words<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> String {
    let mut line = String::new();
    for (at, word) in words.into_iter().enumerate() {
        let word = word.as_ref();
        if word.contains('\0') {
            return "<command included NUL byte>".to_owned();
        }
        if at > 0 {
            line.push(' ');
        }
        push_word(&mut line, word);
    }
    line
}

/// The ways in which a piece of a word can be written.
#[derive(Clone, Copy, PartialEq)]
struct Styles {
    bare: bool,
    single: bool,
    double: bool,
}

impl Styles {
    #[inline]
    fn none(self) -> bool {
        !(self.bare || self.single || self.double)
    }

    /// The ways that are left with one more character. A shell with history takes `^` for its own unless it stands
    /// right behind an opening quote.
    #[inline]
    fn with(self, character: char, is_first: bool) -> Styles {
        let bare = matches!(
            character,
            'A'..='Z' | 'a'..='z' | '0'..='9' | '+' | '-' | '.' | '/' | ':' | '@' | ']' | '_'
        );
        let single = !matches!(character, '\'' | '\\') && (character != '^' || is_first);
        let double = !matches!(character, '`' | '$' | '!' | '^');
        Styles { bare: self.bare && bare, single: self.single && single, double: self.double && double }
    }
}

const ANY: Styles = Styles { bare: true, single: true, double: true };

#[inline]
fn push_word(line: &mut String, word: &str) {
    if word.is_empty() {
        line.push_str("''");
        return;
    }
    let mut rest = word;
    while !rest.is_empty() {
        let (piece, styles) = longest_piece(rest);
        push_piece(line, piece, styles);
        rest = &rest[piece.len()..];
    }
}

/// The longest start of the text that one style can hold. It is never empty: each character alone has a style.
#[inline]
fn longest_piece(text: &str) -> (&str, Styles) {
    let mut styles = ANY;
    for (at, character) in text.char_indices() {
        let with = styles.with(character, at == 0);
        if with.none() {
            return (&text[..at], styles);
        }
        styles = with;
    }
    (text, styles)
}

#[inline]
fn push_piece(line: &mut String, piece: &str, styles: Styles) {
    if styles.bare {
        line.push_str(piece);
    } else if styles.single {
        // Writing to a `String` cannot fail.
        let _ = write!(line, "'{piece}'");
    } else {
        line.push('"');
        for character in piece.chars() {
            if matches!(character, '"' | '\\') {
                line.push('\\');
            }
            line.push(character);
        }
        line.push('"');
    }
}
