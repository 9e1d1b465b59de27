//! What grows: items of a turn, turns with late items, threads of a tree. Ten times as many may take at most twelve
//! times as long.

use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use codex_schema::history::Builder;
use codex_schema::id::Ids;
use codex_schema::rollout::{RolloutItem, RolloutLine};
use codex_schema::threads::descendants;
use codex_schema::v2::Thread;
use serde_json::json;

use crate::random::Random;

/// Each figure is the best of so many processes: one that has run before has memory at hand, which the next size
/// would have to ask the system for.
const PROCESSES: usize = 5;

/// What grows, its size, and how long it takes at a size.
type Job = (&'static str, usize, fn(usize) -> Duration);

const JOBS: [Job; 6] = [
    ("one turn of 50,000 commands, begun and ended", 50_000, |size| history(one_turn(size))),
    ("50,000 turns, each with a late item", 50_000, |size| history(late_items(size))),
    ("50,000 turns, rolled back one by one", 50_000, |size| history(rollbacks(size))),
    ("descendants: chain of 20,000", 20_000, |size| tree(size, |_, index| index.checked_sub(1))),
    ("descendants: star of 20,000", 20_000, |size| tree(size, |_, index| (index > 0).then_some(0))),
    ("descendants: random tree of 20,000", 20_000, |size| {
        tree(size, |random, index| (index > 0).then(|| random.between(0, index - 1)))
    }),
];

/// Tells how long each job takes at its size and at ten times the size.
pub fn run() {
    println!("\n{:<44} {:>12} {:>12} {:>8}", "growth", "this size", "ten times", "factor");
    for (index, (name, size, _)) in JOBS.iter().enumerate() {
        let [small, large] = [*size, size * 10].map(|size| in_processes(index, size).as_secs_f64() * 1e3);
        println!("{name:<44} {small:>9.1} ms {large:>9.1} ms {:>8.1}", large / small);
    }
}

/// Runs one job at one size: what [`in_processes`] asks a process of its own to do.
pub fn run_one(index: usize, size: usize) {
    println!("{}", JOBS[index].2(size).as_nanos());
}

fn in_processes(index: usize, size: usize) -> Duration {
    let program = std::env::current_exe().expect("the program runs from a file");
    let once = || {
        let output = Command::new(&program)
            .args([ONE, &index.to_string(), &size.to_string()])
            .output()
            .expect("the program runs again");
        let nanos = String::from_utf8_lossy(&output.stdout).trim().parse().expect("it tells nanoseconds");
        Duration::from_nanos(nanos)
    };
    (0..PROCESSES).map(|_| once()).min().unwrap_or_default()
}

/// The argument in front of the index of a job and a size.
pub const ONE: &str = "--one-job";

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

fn history(items: Vec<RolloutItem>) -> Duration {
    let start = Instant::now();
    let mut builder = Builder::with_ids(Ids::system());
    for item in items {
        builder.item(item);
    }
    let turns = black_box(builder.into_turns());
    let time = start.elapsed();
    drop(turns);
    time
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

fn tree(size: usize, parent: fn(&mut Random, usize) -> Option<usize>) -> Duration {
    let mut random = Random::new(3);
    let mut threads: Vec<Thread> = (0..size).map(|index| thread(index, parent(&mut random, index))).collect();
    let primary = threads[0].id.clone();
    // Lists come in any order.
    for index in (1..size).rev() {
        threads.swap(index, random.between(0, index));
    }
    let start = Instant::now();
    let found = black_box(descendants(&primary, &threads));
    let time = start.elapsed();
    assert_eq!(found.len(), size - 1);
    time
}
