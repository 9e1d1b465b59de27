//! What grows: items of a turn, turns with late items, threads of a tree. Ten times as many may take at most twelve
//! times as long.

use std::hint::black_box;
use std::time::{Duration, Instant};

use codex_schema::history::Builder;
use codex_schema::id::Ids;
use codex_schema::rollout::{RolloutItem, RolloutLine};
use codex_schema::threads::descendants;
use codex_schema::v2::Thread;
use serde_json::json;

use crate::random::Random;

const ROUNDS: usize = 7;

pub fn run() {
    println!("\n{:<44} {:>12} {:>12} {:>12}", "growth", "a tenth", "this size", "ten times");
    history("one turn of 50,000 commands, begun and ended", 50_000, one_turn);
    history("50,000 turns, each with a late item", 50_000, late_items);
    history("50,000 turns, rolled back one by one", 50_000, rollbacks);
    tree("descendants: chain of 20,000", 20_000, |_, index| index.checked_sub(1));
    tree("descendants: star of 20,000", 20_000, |_, index| (index > 0).then_some(0));
    tree("descendants: random tree of 20,000", 20_000, |random, index| {
        (index > 0).then(|| random.between(0, index - 1))
    });
}

/// Times at a tenth of the size, at the size and at ten times the size, and how much longer each is than the one
/// before.
fn report(name: &str, times: [Duration; 3]) {
    let [tenth, size, ten_times] = times.map(|time| time.as_secs_f64() * 1e3);
    println!(
        "{name:<44} {tenth:>9.1} ms {size:>9.1} ms {ten_times:>9.1} ms   x {:.1}, x {:.1}",
        size / tenth,
        ten_times / size
    );
}

fn item(payload: serde_json::Value) -> RolloutItem {
    let line = json!({"timestamp": "", "type": "event_msg", "payload": payload});
    RolloutLine::decode(&line.to_string()).expect("a rollout line").item
}

fn command(call: usize, turn: usize) -> RolloutItem {
    item(json!({
        "type": "exec_command_end", "call_id": format!("call-{call}"), "turn_id": format!("turn-{turn}"),
        "command": ["ls"], "cwd": "/", "parsed_cmd": [], "stdout": "", "stderr": "", "exit_code": 0,
        "duration": {"secs": 0, "nanos": 0}, "formatted_output": "", "status": "completed",
    }))
}

fn one_turn(count: usize) -> Vec<RolloutItem> {
    let mut items = vec![item(json!({"type": "task_started", "turn_id": "turn-0"}))];
    for call in 0..count {
        items.push(item(json!({
            "type": "exec_command_begin", "call_id": format!("call-{call}"), "turn_id": "turn-0",
            "command": ["ls"], "cwd": "/", "parsed_cmd": [],
        })));
    }
    items.extend((0..count).map(|call| command(call, 0)));
    items
}

fn turns(count: usize) -> impl Iterator<Item = RolloutItem> {
    (0..count).flat_map(|turn| {
        let id = format!("turn-{turn}");
        [
            item(json!({"type": "task_started", "turn_id": id})),
            item(json!({"type": "user_message", "message": "go on"})),
            item(json!({"type": "task_complete", "turn_id": id})),
        ]
    })
}

fn late_items(count: usize) -> Vec<RolloutItem> {
    turns(count).chain((0..count).map(|turn| command(turn, turn))).collect()
}

fn rollbacks(count: usize) -> Vec<RolloutItem> {
    turns(count)
        .chain((0..count).map(|_| item(json!({"type": "thread_rolled_back", "num_turns": 1}))))
        .collect()
}

fn history(name: &str, size: usize, items: fn(usize) -> Vec<RolloutItem>) {
    let times = [size / 10, size, size * 10].map(|size| {
        let items = items(size);
        (0..ROUNDS)
            .map(|_| {
                let items = items.clone();
                let start = Instant::now();
                let mut builder = Builder::with_ids(Ids::system());
                for item in items {
                    builder.item(item);
                }
                let turns = black_box(builder.into_turns());
                let time = start.elapsed();
                drop(turns);
                time
            })
            .min()
            .unwrap_or_default()
    });
    report(name, times);
}

fn thread(index: usize, parent: Option<usize>) -> Thread {
    let id = |index: usize| format!("01a1fd77-752c-79a3-83bd-{index:012x}");
    let source = match parent {
        None => json!("cli"),
        Some(parent) => json!({"subAgent": {"thread_spawn": {
            "parent_thread_id": id(parent), "depth": 1, "agent_path": null,
            "agent_nickname": null, "agent_role": null,
        }}}),
    };
    serde_json::from_value(json!({
        "id": id(index), "sessionId": id(0), "preview": "", "ephemeral": false, "modelProvider": "openai",
        "createdAt": 0, "updatedAt": 0, "status": {"type": "idle"}, "cwd": "/", "cliVersion": "0.130.0",
        "source": source, "agentNickname": "Ada", "agentRole": "worker", "turns": [],
    }))
    .expect("a thread")
}

fn tree(name: &str, size: usize, parent: fn(&mut Random, usize) -> Option<usize>) {
    let times = [size / 10, size, size * 10].map(|size| {
        let mut random = Random::new(3);
        let mut threads: Vec<Thread> =
            (0..size).map(|index| thread(index, parent(&mut random, index))).collect();
        let primary = threads[0].id.clone();
        // Lists come in any order.
        for index in (1..size).rev() {
            threads.swap(index, random.between(0, index));
        }
        (0..ROUNDS)
            .map(|_| {
                let start = Instant::now();
                let found = black_box(descendants(&primary, &threads));
                let time = start.elapsed();
                assert_eq!(found.len(), size - 1);
                time
            })
            .min()
            .unwrap_or_default()
    });
    report(name, times);
}
