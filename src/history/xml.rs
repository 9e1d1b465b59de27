//! Reading one XML element with text in it, as much of XML as hook prompts need (spec/rollout.md §6.5).

/// Skips what may stand before an element, and gives the text behind the `<` of its start tag.
#[inline]
pub(super) fn first_element(mut text: &str) -> Option<&str> {
    loop {
        text = text.trim_start().strip_prefix('<')?;
        text = match text.as_bytes().first()? {
            b'?' => behind(text, "?>")?,
            b'!' => match text.strip_prefix("!--") {
                Some(comment) => behind(comment, "-->")?,
                // It is text, and none may stand here.
                None if text.starts_with("![CDATA[") => return None,
                None => behind_declaration(text)?,
            },
            _ => return Some(text),
        };
    }
}

/// Splits a start tag, given from behind its `<`, from what follows it: (tag, rest). The tag of an element that ends
/// there, `<a/>`, keeps its slash. A `>` in quotes does not end a tag.
#[inline]
pub(super) fn start_tag(text: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return Some((text.get(..at)?, text.get(at + 1..)?)),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The name of a start tag and what follows the name.
#[inline]
pub(super) fn name(tag: &str) -> (&str, &str) {
    let end = tag.find(is_space).unwrap_or(tag.len());
    tag.split_at(end)
}

/// The attributes of a tag, from behind its name: (name, value as written). None when one is malformed, or when two
/// have the same name.
#[inline]
pub(super) fn attributes(mut text: &str) -> Option<Vec<(&str, &str)>> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    loop {
        text = text.trim_start_matches(is_space);
        if text.is_empty() {
            break;
        }
        let (name, rest) = text.split_once('=')?;
        let name = name.trim_end_matches(is_space);
        if name.is_empty() || name.contains(is_space) {
            return None;
        }
        let rest = rest.trim_start_matches(is_space);
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let (value, rest) = rest.get(1..)?.split_once(quote)?;
        found.push((name, value));
        text = rest;
    }
    let mut names: Vec<&str> = found.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    names.windows(2).all(|pair| pair[0] != pair[1]).then_some(found)
}

/// The text of an element, given from behind its start tag up to the end tag, which must have its name. None when a
/// child element stands in it.
#[inline]
pub(super) fn content(mut text: &str, name: &str) -> Option<String> {
    let mut content = String::new();
    loop {
        let (plain, markup) = text.split_once('<')?;
        content.push_str(&unescaped(plain)?);
        if let Some(end) = markup.strip_prefix('/') {
            let (end, _) = end.split_once('>')?;
            return (end.trim_end_matches(is_space) == name).then(|| line_feeds(&content));
        }
        text = if let Some(data) = markup.strip_prefix("![CDATA[") {
            let (data, rest) = data.split_once("]]>")?;
            content.push_str(data);
            rest
        } else if let Some(comment) = markup.strip_prefix("!--") {
            behind(comment, "-->")?
        } else if markup.starts_with('?') {
            behind(markup, "?>")?
        } else {
            return None;
        };
    }
}

/// With entities replaced; none when one is not known.
#[inline]
pub(super) fn unescaped(text: &str) -> Option<String> {
    let mut pieces = text.split('&');
    let mut plain = pieces.next()?.to_owned();
    for piece in pieces {
        let (entity, rest) = piece.split_once(';')?;
        plain.push(match entity {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            _ => numbered(entity.strip_prefix('#')?)?,
        });
        plain.push_str(rest);
    }
    Some(plain)
}

/// With entities for what XML gives a meaning.
#[inline]
pub(super) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '&' => written.push_str("&amp;"),
            '"' => written.push_str("&quot;"),
            '\'' => written.push_str("&apos;"),
            other => written.push(other),
        }
    }
    written
}

#[inline]
fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix('x') {
        Some(hexadecimal) => (hexadecimal, 16),
        None => (number, 10),
    };
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    char::from_u32(u32::from_str_radix(digits, radix).ok()?).filter(|character| *character != '\0')
}

#[inline]
fn line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[inline]
fn behind<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    text.split_once(end).map(|(_, rest)| rest)
}

/// A document type may hold declarations of its own, each in angle brackets.
#[inline]
fn behind_declaration(text: &str) -> Option<&str> {
    let mut open = 1_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'<' => open += 1,
            b'>' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return text.get(at + 1..);
        }
    }
    None
}

#[inline]
fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\n')
}
