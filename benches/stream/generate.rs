//! A server stream made from a fixed seed, mixed as a session mixes it.

use crate::random::Random;

const THREAD: &str = "01a1fd77-7070-7992-b3f3-133d59efb492";
const TURN: &str = "01a1fd77-70b2-7843-8a70-54071c4aa150";

/// `count` messages, one text each, members in the order in which the server writes them.
pub fn stream(random: &mut Random, count: usize) -> Vec<String> {
    (0..count).map(|index| message(random, index)).collect()
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn notification(method: &str, params: &str) -> String {
    format!(r#"{{"method":"{method}","params":{{{params}}}}}"#)
}

fn message(random: &mut Random, index: usize) -> String {
    let ids = format!(r#""threadId":"{THREAD}","turnId":"{TURN}""#);
    let item = format!("msg_{index:06}");
    let delta = |random: &mut Random, low, high| {
        format!(r#"{ids},"itemId":"{item}","delta":{}"#, quoted(&random.length_of_text(low, high)))
    };
    match random.between(0, 99) {
        0..=69 => notification("item/agentMessage/delta", &delta(random, 20, 120)),
        70..=77 => {
            let delta = delta(random, 20, 120);
            notification("item/reasoning/summaryTextDelta", &format!(r#"{delta},"summaryIndex":0"#))
        }
        78..=85 => notification("item/commandExecution/outputDelta", &delta(random, 200, 2000)),
        86..=89 => {
            let item = item_of(random, &item, "inProgress");
            notification("item/started", &format!(r#""item":{item},{ids},"startedAtMs":1795253825780"#))
        }
        90..=93 => {
            let item = item_of(random, &item, "completed");
            notification("item/completed", &format!(r#""item":{item},{ids},"completedAtMs":1795253826780"#))
        }
        94..=96 => {
            let (total, last) = (usage(120), usage(60));
            notification(
                "thread/tokenUsage/updated",
                &format!(
                    r#"{ids},"tokenUsage":{{"total":{total},"last":{last},"modelContextWindow":258400}}"#
                ),
            )
        }
        97..=98 => {
            let method = ["turn/started", "turn/completed"][random.between(0, 1)];
            notification(method, &format!(r#""threadId":"{THREAD}","turn":{}"#, turn("", "notLoaded")))
        }
        _ => thread_read(random, index),
    }
}

fn usage(total: u32) -> String {
    format!(
        r#"{{"totalTokens":{total},"inputTokens":100,"cachedInputTokens":40,"outputTokens":20,"reasoningOutputTokens":5}}"#
    )
}

fn turn(items: &str, view: &str) -> String {
    format!(
        r#"{{"id":"{TURN}","items":[{items}],"itemsView":"{view}","status":"completed","error":null,"startedAt":1795253825,"completedAt":1795253826,"durationMs":359}}"#
    )
}

fn item_of(random: &mut Random, id: &str, status: &str) -> String {
    if random.between(0, 1) == 0 {
        let text = quoted(&random.length_of_text(20, 600));
        return format!(
            r#"{{"type":"agentMessage","id":"{id}","text":{text},"phase":null,"memoryCitation":null}}"#
        );
    }
    let output = quoted(&random.length_of_text(1024, 8192));
    format!(
        r#"{{"type":"commandExecution","id":"{id}","command":"/bin/bash -lc 'cat README.md'","cwd":"/home/user/project","processId":"12345","source":"unifiedExecStartup","status":"{status}","commandActions":[{{"type":"read","command":"cat README.md","name":"README.md","path":"/home/user/project/README.md"}}],"aggregatedOutput":{output},"exitCode":0,"durationMs":52}}"#
    )
}

fn thread_read(random: &mut Random, index: usize) -> String {
    let wanted = random.between(20_000, 100_000);
    let mut turns = String::new();
    while turns.len() < wanted {
        let items: Vec<String> = (0..4).map(|n| item_of(random, &format!("item-{n}"), "completed")).collect();
        if !turns.is_empty() {
            turns.push(',');
        }
        turns.push_str(&turn(&items.join(","), "full"));
    }
    format!(
        r#"{{"id":{index},"result":{{"thread":{{"id":"{THREAD}","sessionId":"{THREAD}","forkedFromId":null,"preview":"What is this repository?","ephemeral":false,"modelProvider":"openai","createdAt":1795253825,"updatedAt":1795253826,"status":{{"type":"idle"}},"path":"/home/user/.codex/sessions/rollout.jsonl","cwd":"/home/user/project","cliVersion":"0.130.0","source":"vscode","threadSource":null,"agentNickname":null,"agentRole":null,"gitInfo":null,"name":null,"turns":[{turns}]}}}}}}"#
    )
}
