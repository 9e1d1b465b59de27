//! Numbers: which class they are of, their values to the last bit, and their limits.

use serde_json::Value;

use crate::support::{Random, agree, same};

/// Reads a text as every kind of number. Says whether it is one at all.
fn same_number(text: &str) -> bool {
    same::<i8>(text);
    same::<u8>(text);
    same::<i16>(text);
    same::<u16>(text);
    same::<i32>(text);
    same::<u32>(text);
    same::<i64>(text);
    same::<u64>(text);
    same::<i128>(text);
    same::<u128>(text);
    same::<f32>(text);
    same::<f64>(text);
    same::<Option<f64>>(text);
    same::<Value>(text)
}

#[test]
fn edges() {
    for text in [
        "0",
        "-0",
        "1",
        "-1",
        "127",
        "128",
        "-128",
        "-129",
        "255",
        "256",
        "32767",
        "65535",
        "65536",
        "2147483647",
        "2147483648",
        "-2147483648",
        "-2147483649",
        "4294967295",
        "4294967296",
        "9007199254740993",
        "999999999999999999",
        "1000000000000000000",
        "9999999999999999999",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "10000000000000000000",
        "18446744073709551615",
        "18446744073709551616",
        "-18446744073709551615",
        "-18446744073709551616",
        "99999999999999999999",
        "123456789012345678901234567890",
        "170141183460469231731687303715884105727",
        "340282366920938463463374607431768211455",
        "0.0",
        "-0.0",
        "1.0",
        "0.1",
        "0.2",
        "0.30000000000000004",
        "1e0",
        "1E5",
        "1e+5",
        "1e-5",
        "-0e0",
        "2.2250738585072014e-308",
        "4.9e-324",
        "5e-324",
        "1e-400",
        "1.7976931348623157e308",
        "1e308",
        "0e999999999999",
        "1e-999999999999",
        "7.0e-10",
        "123.456e-7",
        "0.1e1",
        "100000000000000000000e-20",
        "0.000000000000000000000000000001",
        "3.141592653589793238462643383279",
        " 7 ",
        "\t7\r\n",
    ] {
        assert!(same_number(text), "{text} is a number");
    }
    for text in [
        "",
        " ",
        "-",
        "+1",
        "01",
        "-01",
        "00",
        "1.",
        ".5",
        "1.e5",
        "1e",
        "1e+",
        "1e-",
        "-.5",
        "0x10",
        "1_000",
        "1 2",
        "1,",
        "1a",
        "NaN",
        "Infinity",
        "-Infinity",
        "1.5.5",
        "1e5e5",
        "--1",
        "1e400",
        "-1e400",
        "1.8e308",
        "1e999999999999",
        "１",
    ] {
        assert!(!same_number(text), "{text} is no number");
    }
}

#[test]
fn numbers_made_at_random() {
    let mut random = Random(0xf10a7);
    let mut read = 0;
    for _ in 0..20_000 {
        let mut text = random.one_of(&["", "-", ""]).to_owned();
        let mut digits = |text: &mut String, most: usize| {
            (0..random.below(most)).for_each(|_| text.push_str(random.one_of(&["0", "1", "5", "9", "7"])));
        };
        digits(&mut text, 24);
        if text.len().is_multiple_of(3) {
            text.push('.');
            digits(&mut text, 24);
        }
        if text.len().is_multiple_of(4) {
            text.push_str("e-");
            digits(&mut text, 4);
        }
        read += usize::from(same::<Value>(&text));
        same::<f64>(&text);
        same::<i64>(&text);
        same::<u64>(&text);
    }
    assert!((5_000..20_000).contains(&read), "{read}");
}

#[test]
fn keys_that_are_numbers() {
    use std::collections::BTreeMap;
    for text in [
        r#"{"1":0,"-2":0,"18446744073709551615":0}"#,
        r#"{"1":0}"#,
        r#"{"":0}"#,
        r#"{"x":0}"#,
        r#"{"1x":0}"#,
        r#"{" 1":0}"#,
        r#"{"1 ":0}"#,
        r#"{"01":0}"#,
        r#"{"1.5":0}"#,
        r#"{"\u0031":0}"#,
        r#"{"300":0}"#,
        r#"{"1"#,
        r#"{"true":0}"#,
        r#"{"false":0,"true":1}"#,
        r#"{"truer":0}"#,
        r#"{"tru\u0065":0}"#,
        r#"{1:0}"#,
        "{}",
    ] {
        same::<BTreeMap<u8, u8>>(text);
        same::<BTreeMap<i64, u8>>(text);
        same::<BTreeMap<u64, u8>>(text);
        same::<BTreeMap<i128, u8>>(text);
        same::<BTreeMap<u128, u8>>(text);
        agree::<BTreeMap<bool, u8>>(text);
        same::<BTreeMap<Option<String>, u8>>(text);
        same::<BTreeMap<char, u8>>(text);
    }
    assert!(same::<BTreeMap<i64, u8>>(r#"{"1":0,"-2":0}"#));
    assert!(same::<BTreeMap<bool, u8>>(r#"{"false":0,"true":1}"#));
}
