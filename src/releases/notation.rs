//! The notation of forms: what the history is written in, and what people are shown.
//!
//! | notation | stands for |
//! | --- | --- |
//! | `string`, `integer<int64>`, `number`, `boolean`, `null`, `any`, `never` | what it says, with the format of the schema |
//! | `"text"` | exactly this value |
//! | `v2/Thread` | another type |
//! | `[X]` | an array of X |
//! | `{a: X, b?: Y = 1}` | an object with a required and an optional member, which has a default |
//! | `{*: X}` | a map |
//! | `{a: X, !closed}` | an object that refuses members it does not name |
//! | `X \| Y` | a union |
//! | `X !experimental` | a member or variant for connections that ask for `experimentalApi` |

use std::borrow::Cow;
use std::fmt;

use super::error::Error;
use super::form::{Form, Member, Object, Rest, Variant};

/// How deep forms may nest; far more than any release needs.
const DEPTH: u32 = 64;

const EXPERIMENTAL: &str = "!experimental";
const CLOSED: &str = "!closed";

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'-' | b'/' | b'.')
}

/// A name as the notation writes it: bare where that is clear, quoted otherwise.
pub fn name(name: &str) -> Cow<'_, str> {
    if !name.is_empty() && name.bytes().all(is_name_byte) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(serde_json::Value::from(name).to_string())
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let formatted = |f: &mut fmt::Formatter<'_>, kind: &str, format: &Option<String>| match format {
            Some(format) => write!(f, "{kind}<{format}>"),
            None => f.write_str(kind),
        };
        match self {
            Form::Any => f.write_str("any"),
            Form::Null => f.write_str("null"),
            Form::Boolean => f.write_str("boolean"),
            Form::Integer(format) => formatted(f, "integer", format),
            Form::Number(format) => formatted(f, "number", format),
            Form::String(format) => formatted(f, "string", format),
            Form::Value(value) => f.write_str(value),
            Form::Ref(target) => f.write_str(target),
            Form::Array(inner) => write!(f, "[{inner}]"),
            Form::Object(object) => object.fmt(f),
            Form::Union(variants) if variants.is_empty() => f.write_str("never"),
            Form::Union(variants) => {
                for (index, variant) in variants.iter().enumerate() {
                    if index > 0 {
                        f.write_str(" | ")?;
                    }
                    variant.fmt(f)?;
                }
                Ok(())
            }
        }
    }
}

impl fmt::Display for Variant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.form.fmt(f)?;
        if self.experimental { write!(f, " {EXPERIMENTAL}") } else { Ok(()) }
    }
}

impl fmt::Display for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{")?;
        let mut separator = "";
        for (member_name, member) in &self.members {
            write!(f, "{separator}{}", MemberLine(member_name, member))?;
            separator = ", ";
        }
        match &self.rest {
            Rest::Unsaid => {}
            Rest::Closed => write!(f, "{separator}{CLOSED}")?,
            Rest::Open(form) => write!(f, "{separator}*: {form}")?,
        }
        f.write_str("}")
    }
}

/// A member with its name, as an object and the history write it.
pub struct MemberLine<'a>(pub &'a str, pub &'a Member);

impl fmt::Display for MemberLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let MemberLine(member_name, member) = self;
        write!(f, "{}{}: ", name(member_name), if member.required { "" } else { "?" })?;
        // A last variant's mark would read as the member's.
        match &member.form {
            Form::Union(variants) if variants.iter().any(|variant| variant.experimental) => {
                write!(f, "({})", member.form)?
            }
            form => write!(f, "{form}")?,
        }
        if let Some(default) = &member.default {
            write!(f, " = {default}")?;
        }
        if member.experimental { write!(f, " {EXPERIMENTAL}") } else { Ok(()) }
    }
}

/// Reads the notation.
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str) -> Reader<'a> {
        Reader { text, at: 0, depth: 0 }
    }

    /// Reads a whole text with one of the functions below.
    pub fn whole<T>(
        text: &'a str,
        read: impl FnOnce(&mut Reader<'a>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut reader = Reader::new(text);
        let value = read(&mut reader)?;
        reader.space();
        if reader.at == text.len() { Ok(value) } else { Err(reader.expected("the end")) }
    }

    /// A union, or one form.
    pub fn form(&mut self) -> Result<Form, Error> {
        self.variants().map(Form::union)
    }

    /// The variants of a union, in their order.
    pub fn variants(&mut self) -> Result<Vec<Variant>, Error> {
        let mut variants = vec![self.variant()?];
        while self.eat("|") {
            variants.push(self.variant()?);
        }
        Ok(variants)
    }

    /// A form that is no union, and its mark.
    fn variant(&mut self) -> Result<Variant, Error> {
        let form = self.single()?;
        // Within a member, the mark belongs to the member unless a variant follows or parentheses enclose the union.
        Ok(Variant { form, experimental: self.eat_mark() })
    }

    /// A member and its name.
    pub fn member(&mut self) -> Result<(String, Member), Error> {
        let member_name = self.name()?;
        let required = !self.eat("?");
        self.need(":")?;
        let mut variants = vec![Variant::from(self.single()?)];
        while self.eat("|") {
            variants.push(Variant::from(self.single()?));
        }
        let default = if self.eat("=") { Some(self.json()?) } else { None };
        let form = Form::union(variants);
        Ok((member_name, Member { form, required, experimental: self.eat_mark(), default }))
    }

    /// `name="value"`, any number of them: the tags of a variant; none when something else is here.
    pub fn tags(&mut self) -> Result<Vec<(String, String)>, Error> {
        let mut tags = Vec::new();
        loop {
            let before = self.at;
            match self.name() {
                Ok(tag) if self.eat("=") => tags.push((tag, self.json()?)),
                _ => {
                    self.at = before;
                    return Ok(tags);
                }
            }
        }
    }

    fn single(&mut self) -> Result<Form, Error> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.expected(&format!("at most {DEPTH} levels")));
        }
        self.space();
        let form = match self.rest().bytes().next() {
            Some(b'[') => {
                self.need("[")?;
                let inner = self.form()?;
                self.need("]")?;
                Form::Array(Box::new(inner))
            }
            Some(b'(') => {
                self.need("(")?;
                let inner = self.form()?;
                self.need(")")?;
                inner
            }
            Some(b'{') => Form::Object(self.object()?),
            Some(b'"' | b'-' | b'0'..=b'9') => Form::Value(self.json()?),
            Some(_) => self.word()?,
            None => return Err(self.expected("a form")),
        };
        self.depth -= 1;
        Ok(form)
    }

    fn word(&mut self) -> Result<Form, Error> {
        let word = self.bare()?;
        let mut format = None;
        if let Some(rest) = self.rest().strip_prefix('<') {
            let Some(end) = rest.find('>') else { return Err(self.expected("`>`")) };
            format = Some(rest[..end].to_owned());
            self.at += end + 2;
        }
        Ok(match word {
            "integer" => Form::Integer(format),
            "number" => Form::Number(format),
            "string" => Form::String(format),
            _ if format.is_some() => {
                return Err(self.expected("a format behind integer, number or string only"));
            }
            "any" => Form::Any,
            "never" => Form::never(),
            "null" => Form::Null,
            "boolean" => Form::Boolean,
            "true" | "false" => Form::Value(word.to_owned()),
            target => Form::Ref(target.to_owned()),
        })
    }

    fn object(&mut self) -> Result<Object, Error> {
        let mut object = Object::default();
        self.need("{")?;
        if self.eat("}") {
            return Ok(object);
        }
        loop {
            if self.eat(CLOSED) {
                object.rest = Rest::Closed;
            } else if self.eat("*") {
                self.need(":")?;
                object.rest = Rest::Open(Box::new(self.form()?));
            } else {
                let (member_name, member) = self.member()?;
                object.members.insert(member_name, member);
            }
            if self.eat("}") {
                return Ok(object);
            }
            self.need(",")?;
        }
    }

    fn name(&mut self) -> Result<String, Error> {
        self.space();
        if self.rest().starts_with('"') {
            let text = self.json()?;
            serde_json::from_str(&text).map_err(|_| self.expected("a name"))
        } else {
            self.bare().map(str::to_owned)
        }
    }

    fn bare(&mut self) -> Result<&'a str, Error> {
        self.space();
        let rest = self.rest();
        let length = rest.bytes().position(|byte| !is_name_byte(byte)).unwrap_or(rest.len());
        if length == 0 {
            return Err(self.expected("a name"));
        }
        self.at += length;
        Ok(&rest[..length])
    }

    fn json(&mut self) -> Result<String, Error> {
        self.space();
        let mut values = serde_json::Deserializer::from_str(self.rest()).into_iter::<serde_json::Value>();
        match values.next() {
            Some(Ok(value)) => {
                self.at += values.byte_offset();
                Ok(value.to_string())
            }
            _ => Err(self.expected("a JSON value")),
        }
    }

    fn eat_mark(&mut self) -> bool {
        self.eat(EXPERIMENTAL)
    }

    fn eat(&mut self, token: &str) -> bool {
        self.space();
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn need(&mut self, token: &str) -> Result<(), Error> {
        if self.eat(token) { Ok(()) } else { Err(self.expected(&format!("`{token}`"))) }
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(' ').len();
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn expected(&self, expected: &str) -> Error {
        let found: String = self.rest().chars().take(24).collect();
        let found = if found.is_empty() { "the end".to_owned() } else { format!("`{found}`") };
        Error::new(format!("column {}", self.at + 1), expected, found)
    }
}
