//! The interpreter: one pass over a text, along a form.
//!
//! A repeated member is always a fault here. Where the release lets the last one win, the caller looks again at the
//! text without the earlier ones; texts with repeated members are too rare to slow the others down.

use super::fault::{Fault, What};
use super::form::{Form, Keyed, Member, Need, Object, Tagged, Width};
use super::json::{Json, Quoted};
use super::text::Text;

/// Checks the value that comes next.
pub(super) fn value(json: &mut Json<'_>, form: Form) -> Result<(), Fault> {
    match form {
        Form::Any => json.skip(),
        Form::Bool => {
            json.next();
            if json.literal("true") || json.literal("false") {
                Ok(())
            } else {
                Err(json.fault(What::Expected("true or false")))
            }
        }
        Form::String => string(json, "a string").map(drop),
        Form::Float => match json.next() {
            Some(b'-' | b'0'..=b'9') => json.number().map(drop),
            _ => Err(json.fault(What::Expected("a number"))),
        },
        Form::Integer(width) => integer(json, width).map(drop),
        Form::Text(text) => checked_text(json, text),
        Form::List(element) => list(json, *element),
        Form::Map(names, values) => map(json, names, *values),
        Form::Object(form) => object(json, form),
        Form::Tagged(union) => tagged(json, union).map(drop),
        Form::Keyed(union) => keyed(json, union),
        Form::Nullable(form) => {
            if is_null(json) {
                Ok(())
            } else {
                value(json, *form)
            }
        }
        Form::Either(forms) => either(json, forms),
        Form::Later(form) => value(json, form()),
        Form::Duration => duration(json),
    }
}

/// Steps over `null` if it comes next.
#[inline]
fn is_null(json: &mut Json<'_>) -> bool {
    json.next() == Some(b'n') && json.literal("null")
}

#[inline]
fn string<'a>(json: &mut Json<'a>, expected: &'static str) -> Result<Quoted<'a>, Fault> {
    match json.next() {
        Some(b'"') => json.string(),
        _ => Err(json.fault(What::Expected(expected))),
    }
}

fn checked_text(json: &mut Json<'_>, text: &'static Text) -> Result<(), Fault> {
    json.next();
    let wrong = json.fault(What::Expected(text.expected));
    let found = string(json, text.expected)?;
    if (text.fits)(&found.text()) { Ok(()) } else { Err(wrong) }
}

fn integer(json: &mut Json<'_>, width: Width) -> Result<i128, Fault> {
    let first = json.next();
    let wrong = json.fault(What::Integer(width));
    let Some(b'-' | b'0'..=b'9') = first else { return Err(wrong) };
    let (least, most) = width.range();
    json.number()?.integer().filter(|value| (least..=most).contains(value)).ok_or(wrong)
}

#[inline]
fn enter(json: &mut Json<'_>, bracket: u8, expected: &'static str) -> Result<(), Fault> {
    if json.next() == Some(bracket) { json.open() } else { Err(json.fault(What::Expected(expected))) }
}

fn list(json: &mut Json<'_>, element: Form) -> Result<(), Fault> {
    enter(json, b'[', "an array")?;
    let mut first = true;
    while json.element(first)? {
        first = false;
        value(json, element)?;
    }
    Ok(())
}

fn map(json: &mut Json<'_>, names: Option<&'static Text>, values: Form) -> Result<(), Fault> {
    enter(json, b'{', "an object")?;
    let mut first = true;
    while let Some((at, key)) = json.key(first)? {
        first = false;
        if let Some(names) = names
            && !(names.fits)(&key.text())
        {
            return Err(Fault { at, what: What::Expected(names.expected) });
        }
        value(json, values)?;
    }
    Ok(())
}

fn object(json: &mut Json<'_>, form: &'static Object) -> Result<(), Fault> {
    json.next();
    let start = json.at();
    enter(json, b'{', "an object")?;
    members(json, start, form, None, true)
}

/// The members of an open object. The tag of a union is stepped over; one that was read already, as the first member,
/// may not come again.
fn members(
    json: &mut Json<'_>,
    start: usize,
    object: &'static Object,
    tag: Option<&'static str>,
    mut first: bool,
) -> Result<(), Fault> {
    let mut tag_seen = !first;
    // One bit for each member: whether it was there, whether it had a value.
    let (mut seen, mut valued) = (0_u64, 0_u64);
    let mut expected = 0;
    loop {
        // The member that writers put next is tried before any name is read.
        let next = object.members.get(expected);
        let (at, index) = match next.and_then(|member| json.key_is(first, member.name)) {
            Some(at) => (at, expected),
            None => {
                let Some((at, key)) = json.key(first)? else { break };
                let key = key.text();
                let Some(index) = position(object.members, expected, &key) else {
                    match tag {
                        Some(tag) if *tag == *key => {
                            if tag_seen {
                                return Err(Fault { at, what: What::Repeated(tag) });
                            }
                            tag_seen = true;
                        }
                        _ if object.closed => return Err(Fault { at, what: What::Unwanted }),
                        _ => {}
                    }
                    json.skip()?;
                    first = false;
                    continue;
                };
                (at, index)
            }
        };
        first = false;
        let member = &object.members[index];
        expected = index + 1;
        let bit = 1 << index;
        if seen & bit != 0 {
            return Err(Fault { at, what: What::Repeated(member.name) });
        }
        seen |= bit;
        if !matches!(member.need, Need::Optional) || !is_null(json) {
            valued |= bit;
            value(json, member.form)?;
        }
    }
    let missing = object.required & !seen;
    if let Some(member) = object.members.get(missing.trailing_zeros() as usize) {
        return Err(Fault { at: start, what: What::Missing(member.name) });
    }
    let has_value =
        |name: &&str| position(object.members, 0, name).is_some_and(|index| valued & (1 << index) != 0);
    if !object.one_of.is_empty() && !object.one_of.iter().any(has_value) {
        return Err(Fault { at: start, what: What::MissingAll(object.one_of) });
    }
    Ok(())
}

/// Which member a name means. Writers keep the order of the tables, so the search starts at the member expected next.
#[inline]
fn position(members: &[Member], expected: usize, name: &str) -> Option<usize> {
    let is = |member: &Member| member.name == name || member.alias.is_some_and(|alias| alias == name);
    let (before, from) = members.split_at_checked(expected)?;
    match from.iter().position(is) {
        Some(index) => Some(expected + index),
        None => before.iter().position(is),
    }
}

/// Checks a tagged union and tells the variant's name. A tag that comes first, as writers put it, costs nothing; else
/// the object is read once more.
pub(super) fn tagged(json: &mut Json<'_>, union: &'static Tagged) -> Result<&'static str, Fault> {
    json.next();
    let start = json.at();
    enter(json, b'{', "an object")?;
    let inside = json.clone();
    let mut first = true;
    let found = loop {
        match json.key(first)? {
            Some((_, key)) if key.text() == union.tag => break tag(json, union)?,
            Some(_) => json.skip()?,
            None => return Err(Fault { at: start, what: What::Missing(union.tag) }),
        }
        first = false;
    };
    if !first {
        *json = inside;
    }
    let (name, object) = found;
    members(json, start, object, Some(union.tag), !first)?;
    Ok(name)
}

const ANY_MEMBERS: Object = Object::new(&[], false, &[]);

/// The variant that the tag's value, which comes next, stands for.
pub(super) fn tag(
    json: &mut Json<'_>,
    union: &'static Tagged,
) -> Result<(&'static str, &'static Object), Fault> {
    json.next();
    let wrong = json.fault(What::Tag(union));
    let found = string(json, "a string")?.text();
    match union.variants.iter().find(|variant| variant.names.contains(&&*found)) {
        Some(variant) => Ok((variant.names[0], variant.object)),
        None => union.others.map(|name| (name, &ANY_MEMBERS)).ok_or(wrong),
    }
}

fn keyed(json: &mut Json<'_>, union: &'static Keyed) -> Result<(), Fault> {
    let first = json.next();
    let wrong = json.fault(What::Keyed(union));
    match first {
        Some(b'"') => {
            let name = json.string()?.text();
            let payload = union.variants.iter().any(|(variant, _)| *variant == name);
            let known = union.units.contains(&&*name);
            if known || union.others && !payload { Ok(()) } else { Err(wrong) }
        }
        Some(b'{') => {
            json.open()?;
            let Some((_, key)) = json.key(true)? else { return Err(wrong) };
            let name = key.text();
            if let Some((_, payload)) = union.variants.iter().find(|(variant, _)| *variant == name) {
                value(json, *payload)?;
            } else if union.others || union.units.contains(&&*name) {
                if !is_null(json) {
                    return Err(json.fault(What::Expected("null, because the variant has no payload")));
                }
            } else {
                return Err(wrong);
            }
            match json.key(false)? {
                None => Ok(()),
                Some((at, _)) => Err(Fault { at, what: What::SecondMember }),
            }
        }
        _ => Err(wrong),
    }
}

/// The fault of the form that got furthest is the one that tells most.
fn either(json: &mut Json<'_>, forms: &'static [Form]) -> Result<(), Fault> {
    let start = json.clone();
    let mut furthest: Option<Fault> = None;
    for form in forms {
        *json = start.clone();
        match value(json, *form) {
            Ok(()) => return Ok(()),
            Err(fault) if furthest.is_none_or(|other| fault.at > other.at) => furthest = Some(fault),
            Err(_) => {}
        }
    }
    Err(furthest.unwrap_or(json.fault(What::Expected("a value"))))
}

fn duration(json: &mut Json<'_>) -> Result<(), Fault> {
    let form = json.next();
    let start = json.fault(What::Expected("a duration"));
    let (mut secs, mut nanos) = (None, None);
    match form {
        Some(b'{') => {
            json.open()?;
            let mut first = true;
            while let Some((at, key)) = json.key(first)? {
                first = false;
                let (name, part, width) = match &*key.text() {
                    "secs" => ("secs", &mut secs, Width::U64),
                    "nanos" => ("nanos", &mut nanos, Width::U32),
                    _ => return Err(Fault { at, what: What::Unwanted }),
                };
                if part.is_some() {
                    return Err(Fault { at, what: What::Repeated(name) });
                }
                *part = Some(integer(json, width)?);
            }
        }
        Some(b'[') => {
            json.open()?;
            let mut count = 0;
            while json.element(count == 0)? {
                match count {
                    0 => secs = Some(integer(json, Width::U64)?),
                    1 => nanos = Some(integer(json, Width::U32)?),
                    _ => return Err(json.fault(What::Expected("seconds and nanoseconds only"))),
                }
                count += 1;
            }
        }
        _ => return Err(start),
    }
    let missing = |name| Fault { what: What::Missing(name), ..start };
    let secs = secs.ok_or(missing("secs"))?;
    let nanos = nanos.ok_or(missing("nanos"))?;
    // A second or more of nanoseconds carries over.
    if secs + nanos / 1_000_000_000 <= u64::MAX.into() { Ok(()) } else { Err(start) }
}
