//! Values that fit a type, and values that fail in one place, made from the transcribed format.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::format::{Definition, Format, KINDS, Need, Object, Type};
use crate::oracle::fits;

pub const ID: &str = "019e0000-0000-7000-8000-000000000001";

/// Values that must be accepted and refused where the type is expected. The first good one has every member.
#[derive(Default)]
pub struct Cases {
    pub good: Vec<Value>,
    pub bad: Vec<Value>,
}

static FORMAT: LazyLock<Format> = LazyLock::new(Format::read);

pub fn format() -> &'static Format {
    &FORMAT
}

/// Each kind of line, the type of its payload, and cases of that.
pub fn of_kinds() -> &'static [(&'static str, Type, Cases)] {
    static ALL: LazyLock<Vec<(&str, Type, Cases)>> = LazyLock::new(|| {
        let of = |(kind, payload): (&'static str, &str)| {
            let ty = Type::Named(payload.to_owned());
            let cases = Maker { format: format(), events: 0 }.cases(&ty);
            (kind, ty, cases)
        };
        KINDS.into_iter().map(of).collect()
    });
    &ALL
}

/// How many events may hold events.
const NESTED_EVENTS: usize = 1;

struct Maker {
    format: &'static Format,
    events: usize,
}

impl Maker {
    fn cases(&mut self, ty: &Type) -> Cases {
        match ty {
            Type::Nullable(ty) => {
                let mut cases = self.cases(ty);
                cases.good.push(Value::Null);
                cases.bad.retain(|value| !value.is_null());
                cases
            }
            Type::List(ty) => {
                let of = self.cases(ty);
                let mut good: Vec<Value> = of.good.into_iter().map(|value| json!([value])).collect();
                good.push(json!([]));
                let mut bad: Vec<Value> = of.bad.into_iter().map(|value| json!([value])).collect();
                bad.extend([json!({}), json!(""), json!(null), json!(7), json!(true)]);
                Cases { good, bad }
            }
            Type::Map { ids, values } => {
                let name = if *ids { ID } else { "name" };
                let of = self.cases(values);
                let mut good: Vec<Value> = of.good.into_iter().map(|value| json!({ name: value })).collect();
                if *ids {
                    let Some(value) = good.first().and_then(|map| map.get(ID)) else { panic!("no value") };
                    let mut bad = vec![json!({ "name": value }), json!({ "": value })];
                    bad.extend(of.bad.into_iter().map(|value| json!({ name: value })));
                    bad.extend([json!([]), json!(""), json!(null)]);
                    good.push(json!({}));
                    return Cases { good, bad };
                }
                good.push(json!({}));
                let mut bad: Vec<Value> = of.bad.into_iter().map(|value| json!({ name: value })).collect();
                bad.extend([json!([]), json!(""), json!(null), json!(7)]);
                Cases { good, bad }
            }
            Type::Inline(object) => {
                let mut cases = self.object(object);
                cases.bad.extend(no_object());
                cases
            }
            Type::Named(name) => match self.format.definition(name) {
                Some(definition) => {
                    if name == "EventMsg" {
                        self.events += 1;
                    }
                    let cases = self.defined(&definition.clone());
                    if name == "EventMsg" {
                        self.events -= 1;
                    }
                    cases
                }
                None => primitive(name),
            },
        }
    }

    fn defined(&mut self, definition: &Definition) -> Cases {
        match definition {
            Definition::Object(object) => {
                let mut cases = self.object(object);
                cases.bad.extend(no_object());
                cases
            }
            Definition::Either(types) => {
                let mut cases = Cases::default();
                for ty in types {
                    let of = self.cases(ty);
                    cases.good.extend(of.good);
                    cases.bad.extend(of.bad);
                }
                cases.bad.retain(|value| !types.iter().any(|ty| fits(self.format, ty, value)));
                cases
            }
            Definition::Tagged { tag, variants, others } => self.tagged(tag, variants, *others),
            Definition::Keyed { variants, others } => self.keyed(variants, *others),
        }
    }

    fn object(&mut self, object: &Object) -> Cases {
        let of: Vec<Cases> = object.members.iter().map(|member| self.cases(&member.ty)).collect();
        let mut full = Map::new();
        let mut least = Map::new();
        for (member, cases) in object.members.iter().zip(&of) {
            full.insert(member.name.clone(), cases.good[0].clone());
            if member.need == Need::Required {
                least.insert(member.name.clone(), cases.good[0].clone());
            }
        }
        let with = |name: &str, value: &Value| {
            let mut changed = full.clone();
            changed.insert(name.to_owned(), value.clone());
            Value::Object(changed)
        };
        let without = |name: &str| {
            let mut changed = full.clone();
            changed.remove(name);
            changed
        };
        let mut cases =
            Cases { good: vec![Value::Object(full.clone()), Value::Object(least)], bad: Vec::new() };
        let extra = with("brand_new", &json!([{ "type": 1 }]));
        if object.closed {
            cases.bad.push(extra)
        } else {
            cases.good.push(extra)
        }
        for (member, of) in object.members.iter().zip(of) {
            let missing = Value::Object(without(&member.name));
            let null = with(&member.name, &Value::Null);
            let null_fits = of.good.contains(&Value::Null);
            match member.need {
                Need::Required => cases.bad.push(missing),
                Need::Optional | Need::Defaulted => cases.good.push(missing),
            }
            if member.need == Need::Optional || null_fits {
                cases.good.push(null)
            } else {
                cases.bad.push(null)
            }
            cases.good.extend(of.good.iter().map(|value| with(&member.name, value)));
            let fails = |value: &&Value| !(value.is_null() && member.need == Need::Optional);
            cases.bad.extend(of.bad.iter().filter(fails).map(|value| with(&member.name, value)));
            if let Some(alias) = &member.alias {
                let mut renamed = without(&member.name);
                renamed.insert(alias.clone(), of.good[0].clone());
                cases.good.push(Value::Object(renamed));
                cases.bad.push(with(alias, &of.good[0]));
                cases.bad.push(with(alias, &Value::Null));
            }
        }
        cases
    }

    fn tagged(&mut self, tag: &str, variants: &[(Vec<String>, Type)], others: bool) -> Cases {
        let mut cases = Cases::default();
        cases.bad.extend(no_object());
        for (names, ty) in variants {
            let nested_event = self.events > NESTED_EVENTS && names[0] != "warning";
            if nested_event {
                continue;
            }
            let object = self.format.object(ty).clone();
            let of = self.object(&object);
            let tagged = |value: &Value, tag_value: Value| {
                let mut members = value.as_object().cloned().unwrap_or_default();
                members.insert(tag.to_owned(), tag_value);
                Value::Object(members)
            };
            for name in names {
                cases.good.extend(of.good.iter().map(|value| tagged(value, name.as_str().into())));
                cases.bad.extend(of.bad.iter().map(|value| tagged(value, name.as_str().into())));
            }
            cases.bad.push(of.good[0].clone());
            cases.bad.extend(
                [json!(null), json!(0), json!(true), json!([names[0]]), json!({ &names[0]: null })]
                    .into_iter()
                    .map(|tag_value| tagged(&of.good[0], tag_value)),
            );
            let unknown = tagged(&of.good[0], json!("brand_new"));
            if others { cases.good.push(unknown) } else { cases.bad.push(unknown) }
        }
        cases
    }

    fn keyed(&mut self, variants: &[(String, Option<Type>)], others: bool) -> Cases {
        let mut cases = Cases::default();
        for (name, payload) in variants {
            match payload {
                None => {
                    cases.good.extend([json!(name), json!({ name: null })]);
                    cases.bad.extend([json!({ name: 1 }), json!({ name: name })]);
                }
                Some(ty) => {
                    let of = self.cases(ty);
                    cases.bad.push(json!(name));
                    cases.bad.push(json!({ name: of.good[0], "brand_new": null }));
                    cases.good.extend(of.good.into_iter().map(|value| json!({ name: value })));
                    cases.bad.extend(of.bad.into_iter().map(|value| json!({ name: value })));
                }
            }
        }
        let unknown = [json!("brand_new"), json!({ "brand_new": null }), json!("")];
        if others {
            cases.good.extend(unknown)
        } else {
            cases.bad.extend(unknown)
        }
        cases.bad.extend([
            json!({ "brand_new": 1 }),
            json!({}),
            json!([]),
            json!(null),
            json!(7),
            json!(true),
        ]);
        cases
    }
}

fn no_object() -> [Value; 5] {
    [json!([]), json!("text"), json!(null), json!(7), json!(false)]
}

fn primitive(name: &str) -> Cases {
    let integer = |least: i64, most: u64| Cases {
        good: vec![json!(7), json!(least), json!(most)],
        bad: vec![
            least.checked_sub(1).map_or(json!(-1.0e19), |beyond| json!(beyond)),
            most.checked_add(1).map_or(json!(1.0e19), |beyond| json!(beyond)),
            json!(7.0),
            json!(1.5),
            json!("7"),
            json!(null),
            json!(true),
            json!([]),
            json!({}),
        ],
    };
    let text = |good: &[&str], bad: &[&str]| {
        let mut cases = Cases {
            good: good.iter().map(|text| json!(text)).collect(),
            bad: bad.iter().map(|text| json!(text)).collect(),
        };
        cases.bad.extend([json!(null), json!(7), json!(1.5), json!(true), json!([]), json!({})]);
        cases
    };
    match name {
        "any" => Cases {
            good: vec![
                json!({ "any": [1, { "type": null }] }),
                json!(null),
                json!(1.5),
                json!("text"),
                json!([]),
            ],
            bad: Vec::new(),
        },
        "bool" => Cases {
            good: vec![json!(true), json!(false)],
            bad: vec![json!(null), json!(1), json!("true"), json!([]), json!({})],
        },
        "string" => text(&["text", "", "\u{0} \u{1f600} \"\\\n"], &[]),
        "f32" | "f64" => Cases {
            good: vec![json!(0.5), json!(7), json!(-1.0e-9), json!(1.0e300)],
            bad: vec![json!(null), json!("0.5"), json!(true), json!([]), json!({})],
        },
        "i32" => integer(i32::MIN.into(), i32::MAX as u64),
        "i64" => integer(i64::MIN, i64::MAX as u64),
        "u16" => integer(0, u16::MAX.into()),
        "u32" => integer(0, u32::MAX.into()),
        "u64" => integer(0, u64::MAX),
        "positive" => integer(1, u64::MAX),
        "ThreadId" => text(&[ID, "019e0000000070008000000000000001"], &["", "thread", "rollout-5"]),
        "abs" => text(&["/home/user", "/", "/a/../b"], &["", "home", "~", "~/x", "./x", " /x"]),
        "AgentPath" => text(&["/root", "/root/worker_1", "/morpheus"], &["", "root", "/root/", "/other"]),
        "base64" => text(&["aGk=", "aGk", ""], &["a", "aGk*", "a-_b"]),
        "Duration" => Cases {
            good: vec![json!({ "secs": 1, "nanos": 2 }), json!([1, 2])],
            bad: vec![
                json!({ "secs": 1 }),
                json!({ "nanos": 1 }),
                json!({ "secs": 1, "nanos": 2, "millis": 3 }),
                json!({ "secs": 1.5, "nanos": 2 }),
                json!({ "secs": 1, "nanos": 4_294_967_296_u64 }),
                json!([1]),
                json!([1, 2, 3]),
                json!([]),
                json!(null),
                json!(1),
                json!("1s"),
            ],
        },
        other => panic!("{other}"),
    }
}
