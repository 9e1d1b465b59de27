//! Which messages are hook prompts, and what is in them (spec/rollout.md §6.5).

use codex_schema::history::{hook_prompt_fragments, hook_prompt_message};
use codex_schema::id::Ids;
use codex_schema::vocab::MessageResponseItem;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::{builder, hook_prompt, item, message, rollout, user, wire};

fn decoded(message: Value) -> MessageResponseItem {
    serde_json::from_value(message).expect("is a message")
}

/// (run id, text) of a message with one part, if it is a hook prompt.
fn parsed(text: &str) -> Option<(String, String)> {
    let fragments = hook_prompt_fragments(&decoded(message("user", &[text])))?;
    let [fragment] = &fragments[..] else { panic!("{fragments:?}") };
    Some((fragment.hook_run_id.as_str().to_owned(), fragment.text.clone()))
}

#[track_caller]
fn accepts(text: &str, run: &str, content: &str) {
    assert_eq!(parsed(text), Some((run.to_owned(), content.to_owned())), "{text}");
}

#[track_caller]
fn refuses(text: &str) {
    assert_eq!(parsed(text), None, "{text}");
}

#[test]
fn white_space() {
    accepts("\n <hook_prompt hook_run_id=\"r\"> a\n b </hook_prompt>\t", "r", " a\n b ");
    accepts("<hook_prompt\n\thook_run_id = 'r'\r\n>t</hook_prompt >", "r", "t");
    accepts("<a hook_run_id=' r '>t</a>", " r ", "t");
    accepts("<a hook_run_id='r'>1\r\n2\r3\n4</a>", "r", "1\n2\n3\n4");
    refuses("<a hook_run_id='r'> \n\u{a0}</a>");
    refuses("<a hook_run_id=' \t'>t</a>");
    refuses("<a hook_run_id=''>t</a>");
}

#[test]
fn entities() {
    accepts(
        "<a hook_run_id='&lt;&#65;&#x42;'>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;</a>",
        "<AB",
        "<>&\"'A😀",
    );
    for entity in [
        "&nbsp;",
        "&",
        "& ",
        "&;",
        "&#;",
        "&#x;",
        "&#X41;",
        "&#0;",
        "&#x0;",
        "&#xD800;",
        "&#x110000;",
        "&#+65;",
        "&#-1;",
        "&#99999999999;",
    ] {
        refuses(&format!("<a hook_run_id='r'>t{entity}</a>"));
        refuses(&format!("<a hook_run_id='r{entity}'>t</a>"));
    }
}

#[test]
fn sections_comments_and_instructions() {
    accepts("<a hook_run_id='r'>1<![CDATA[<&amp;>]]>2<!-- <b> -->3<?pi <c>?>4</a>", "r", "1<&amp;>234");
    accepts("<a hook_run_id='r'><![CDATA[t]]></a>", "r", "t");
    refuses("<a hook_run_id='r'><![CDATA[ ]]></a>");
    refuses("<a hook_run_id='r'>t<![CDATA[t</a>");
    refuses("<a hook_run_id='r'>t<!-- </a>");
    refuses("<a hook_run_id='r'>t<?pi </a>");
}

#[test]
fn what_stands_around() {
    accepts(
        "<?xml version='1.0'?>\n<!-- <x> -->\n<!DOCTYPE a [<!ENTITY b 'c'>]><a hook_run_id='r'>t</a>",
        "r",
        "t",
    );
    accepts("<a hook_run_id='r'>t</a> and <whatever & follows", "r", "t");
    refuses("text <a hook_run_id='r'>t</a>");
    refuses("<!-- --> text <a hook_run_id='r'>t</a>");
    refuses("<![CDATA[text]]><a hook_run_id='r'>t</a>");
    refuses("<!-- <a hook_run_id='r'>t</a>");
    refuses("");
    refuses("plain");
    refuses("<");
}

#[test]
fn names() {
    accepts("<anything hook_run_id='r'>t</anything>", "r", "t");
    accepts("<n:a n:hook_run_id='r'>t</n:a>", "r", "t");
    refuses("<a hook_run='r'>t</a>");
    refuses("<a>t</a>");
    refuses("</a hook_run_id='r'>t</a>");
}

#[test]
fn attributes() {
    accepts("<a x='1' hook_run_id='r' y=\"2>3\">t</a>", "r", "t");
    accepts("<a x='&bad;' hook_run_id='r'>t</a>", "r", "t");
    refuses("<a x='1' x='2' hook_run_id='r'>t</a>");
    refuses("<a hook_run_id='r' hook_run_id='r'>t</a>");
    refuses("<a hook_run_id='r' n:hook_run_id='r'>t</a>");
    refuses("<a hook_run_id=r>t</a>");
    refuses("<a hook_run_id>t</a>");
    refuses("<a hook_run_id=>t</a>");
    refuses("<a hook_run_id='r>t</a>");
    refuses("<a flag hook_run_id='r'>t</a>");
}

#[test]
fn elements() {
    refuses("<a hook_run_id='r'>t<b/></a>");
    refuses("<a hook_run_id='r'>t<b>u</b></a>");
    refuses("<a hook_run_id='r'/>");
    refuses("<a hook_run_id='r'></a>");
    refuses("<a hook_run_id='r'>t</b>");
    refuses("<a hook_run_id='r'>t</a");
    refuses("<a hook_run_id='r'>t");
    refuses("<a hook_run_id='r'");
}

#[test]
fn deep_nesting_is_refused_at_once() {
    refuses(&format!("<a hook_run_id='r'>{}", "<b>".repeat(100_000)));
    refuses(&"<!".repeat(100_000));
}

#[test]
fn every_part_must_be_one() {
    let (one, other) = (hook_prompt("r", "t"), "hello".to_owned());
    assert_eq!(hook_prompt_fragments(&decoded(message("user", &[&one, &other]))), None);
    assert_eq!(hook_prompt_fragments(&decoded(message("user", &[]))), None);
    assert_eq!(hook_prompt_fragments(&decoded(message("assistant", &[&one]))), None);
    assert_eq!(hook_prompt_fragments(&decoded(message("developer", &[&one]))), None);
    let mut mixed = message("user", &[&one]);
    let image = json!({"type": "input_image", "image_url": "u"});
    mixed["content"].as_array_mut().expect("is a list").push(image);
    assert_eq!(hook_prompt_fragments(&decoded(mixed)), None);
    let mut output = message("user", &[&one]);
    output["content"][0]["type"] = json!("output_text");
    assert_eq!(hook_prompt_fragments(&decoded(output)), None);
}

#[test]
fn id_of_the_message_or_a_fresh_one() {
    let prompt = message("user", &[&hook_prompt("r", "t")]);
    for id in ["given", ""] {
        let mut named = prompt.clone();
        named["id"] = json!(id);
        assert_eq!(wire(&rollout([named])[0].items[0])["id"], id);
    }
    let turns = rollout([prompt.clone(), prompt]);
    let ids: Vec<_> = turns[0].items.iter().filter_map(|item| item.id()).collect();
    assert_eq!(ids.len(), 2);
    assert_ne!(ids[0], ids[1]);
    for id in ids {
        assert_eq!(codex_schema::id::Uuid::try_parse(id.as_str()).map(|id| id.get_version_num()), Ok(4));
    }
}

#[test]
fn prompt_opens_a_turn_that_the_user_message_does_not_join() {
    let turns = rollout([message("user", &[&hook_prompt("r", "t")]), user("q")]);
    assert_eq!((turns[0].id.as_str(), turns[1].id.as_str()), ("rollout-0", "rollout-1"));
}

#[test]
fn messages_are_built_as_they_are_read() {
    let texts = ["<a> & \"b\" 'c'", "line\nline", "é"];
    let parts: Vec<String> = texts.iter().map(|text| hook_prompt("run &amp; 1", &escaped(text))).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let fragments = hook_prompt_fragments(&decoded(message("user", &parts))).expect("is a hook prompt");
    let built = hook_prompt_message(&fragments, &mut Ids::system()).expect("has run ids");
    assert_eq!(hook_prompt_fragments(&built), Some(fragments));
    assert_eq!((built.role.as_str(), built.phase.is_some(), built.id.is_some()), ("user", false, true));
    let first = wire(&built)["content"][0]["text"].clone();
    assert_eq!(
        first,
        r#"<hook_prompt hook_run_id="run &amp; 1">&lt;a&gt; &amp; &quot;b&quot; &apos;c&apos;</hook_prompt>"#
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[test]
fn fragments_without_run_id_are_left_out() {
    let fragment =
        |run: &str| serde_json::from_value(json!({"text": "t", "hookRunId": run})).expect("is one");
    let built =
        hook_prompt_message(&[fragment(" "), fragment("r")], &mut Ids::system()).expect("has a run id");
    assert_eq!(built.content.len(), 1);
    assert_eq!(hook_prompt_message(&[fragment(""), fragment("\n")], &mut Ids::system()), None);
    assert_eq!(hook_prompt_message(&[], &mut Ids::system()), None);
}

#[test]
fn builder_by_reference_sees_them_too() {
    let mut builder = builder();
    builder.item_ref(&item(message("user", &[&hook_prompt("r", "t")])));
    assert_eq!(builder.active_turn().map(|turn| turn.items.len()), Some(1));
}
