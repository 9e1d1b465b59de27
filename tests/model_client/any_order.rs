//! Turns in any order, with any failures, against a provider that keeps its own account of what it was told: however a
//! request is sent, it stands for the whole conversation, and what belongs to a turn or a connection stays there.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use codex_schema::model_client::*;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::*;

/// Numbers that look random and are the same each time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }
}

/// A request and its response, as the provider remembers it for one connection.
struct Answered {
    id: String,
    tier: Option<String>,
    sent: Vec<ModelItem>,
    items: Vec<ModelItem>,
}

struct World {
    dice: Dice,
    count: u64,
    fallen_back: bool,
    history: Vec<ModelItem>,
    /// What can be continued, by connection.
    answered: BTreeMap<u32, Answered>,
    arriving: BTreeMap<u32, VecDeque<Value>>,
    closed: BTreeSet<u32>,
    seen: BTreeMap<&'static str, u32>,
}

/// A turn, with the token that it must send.
struct Running {
    session: Turn,
    token: Option<String>,
}

/// Items as they are written.
fn on_the_wire(items: &[ModelItem]) -> Value {
    items.iter().map(|item| serde_json::to_value(item.item()).unwrap()).collect()
}

impl World {
    fn name(&mut self, what: &str) -> String {
        self.count += 1;
        format!("{what}-{}", self.count)
    }

    fn saw(&mut self, what: &'static str) {
        *self.seen.entry(what).or_default() += 1;
    }

    fn token_headers(&mut self, token: &mut Option<String>) -> Headers {
        if self.dice.once_in(2) {
            return Headers::new();
        }
        let value = self.name("token");
        token.get_or_insert_with(|| value.clone());
        [("x-codex-turn-state", value)].into_iter().collect()
    }

    /// A response of some items, which may fail at its end.
    fn response(&mut self) -> VecDeque<Value> {
        let mut events = VecDeque::new();
        for _ in 0..self.dice.below(3) {
            let id = self.name("m");
            events.push_back(done(&assistant(&id, "same words")));
        }
        let id = if self.dice.once_in(20) { String::new() } else { self.name("r") };
        events.push_back(match self.dice.below(8) {
            0 => failed("other", "no"),
            1 => json!({"$binary": true}),
            2 => json!({"$close": true}),
            _ => completed(&id),
        });
        events
    }

    fn call(&mut self, mut call: Call<'_, u32>, token: &mut Option<String>, tier: &Option<String>) {
        let sent = self.history.clone();
        let mut http: Option<VecDeque<Value>> = None;
        let mut items: Vec<ModelItem> = Vec::new();
        let mut asked = false;
        loop {
            match call.next() {
                Step::Connect(handshake) => {
                    assert!(!self.fallen_back);
                    assert_eq!(handshake.headers.get("x-codex-turn-state"), token.as_deref());
                    match self.dice.below(12) {
                        0 => call.connect_failed(ConnectFailure::TimedOut),
                        1 => call.connect_failed(ConnectFailure::Closed),
                        2 if self.dice.once_in(4) => {
                            self.fallen_back = true;
                            let answer =
                                HttpAnswer { status: 426, headers: Headers::new(), body: String::new() };
                            call.connect_failed(ConnectFailure::Refused(answer));
                        }
                        _ => {
                            let headers = self.token_headers(token);
                            self.count += 1;
                            call.connected(self.count as u32, &headers);
                        }
                    }
                }
                Step::SendText(text) => {
                    assert!(!self.fallen_back);
                    assert!(!text.contains("token-"), "{text}");
                    let connection = *call.connection().expect("is open");
                    assert!(!self.closed.contains(&connection));
                    let body: Value = serde_json::from_str(&text).unwrap();
                    let answered = self.answered.remove(&connection);
                    let continued = answered.filter(|answered| {
                        !answered.id.is_empty()
                            && answered.tier == *tier
                            && sent.starts_with(&[&answered.sent[..], &answered.items[..]].concat())
                    });
                    let covered = match &continued {
                        Some(answered) => answered.sent.len() + answered.items.len(),
                        None => 0,
                    };
                    let id = continued.map(|answered| Value::from(answered.id));
                    assert_eq!(body.get("previous_response_id"), id.as_ref());
                    assert_eq!(body["input"], on_the_wire(&sent[covered..]));
                    self.saw(if id.is_some() { "incremental" } else { "full" });
                    asked = true;
                    let response = self.response();
                    self.arriving.insert(connection, response);
                }
                Step::SendHttp(request) => {
                    self.saw("http");
                    assert_eq!(request.headers.get("x-codex-turn-state"), token.as_deref());
                    let body: Value = serde_json::from_str(&request.body).unwrap();
                    assert_eq!(body["input"], on_the_wire(&sent));
                    if self.dice.once_in(4) {
                        // The token of a refusal counts for nothing.
                        call.http_head(500, [("x-codex-turn-state", "token-x")].into_iter().collect());
                        http = Some(VecDeque::new());
                    } else {
                        call.http_head(200, self.token_headers(token));
                        http = Some(self.response());
                    }
                }
                Step::Read { .. } => {
                    if self.dice.once_in(15) {
                        self.saw("abandoned");
                        return;
                    }
                    let connection = call.connection().copied();
                    let arriving = match (&mut http, connection) {
                        (Some(arriving), _) => Some(arriving),
                        (None, Some(connection)) => self.arriving.get_mut(&connection),
                        (None, None) => None,
                    };
                    match (arriving.and_then(VecDeque::pop_front), &http) {
                        (None, _) => call.ended(StreamEnd::Ended),
                        (Some(event), Some(_)) => call.bytes(format!("data: {event}\n\n").as_bytes()),
                        (Some(event), None) if event.get("$binary").is_some() => call.binary(),
                        (Some(event), None) if event.get("$close").is_some() => {
                            call.ended(StreamEnd::CloseFrame);
                        }
                        (Some(event), None) => {
                            call.text(&event.to_string());
                            // The end of an abandoned response comes before the request.
                            match (asked, event["type"].as_str(), connection) {
                                (true, Some("response.output_item.done"), _) => {
                                    items.push(item(event["item"].clone()));
                                }
                                (true, Some("response.completed"), Some(connection)) => {
                                    let id = event["response"]["id"].as_str().unwrap().to_owned();
                                    let (tier, items) = (tier.clone(), std::mem::take(&mut items));
                                    let answered = Answered { id, tier, sent: sent.clone(), items };
                                    self.answered.insert(connection, answered);
                                }
                                _ => {}
                            }
                        }
                    }
                    if let Some(connection) = connection.filter(|_| call.connection().is_none()) {
                        self.closed.insert(connection);
                    }
                }
                Step::Event(ResponseEvent::OutputItemDone(item)) => self.history.push(item),
                Step::Event(_) | Step::Wait(_) => {}
                Step::Recover(step) => panic!("nothing to recover: {step:?}"),
                Step::Done(_) => return,
            }
        }
    }
}

fn live_through(seed: u64) -> BTreeMap<&'static str, u32> {
    let client = websocket_client();
    let mut world = World {
        dice: Dice::new(seed),
        count: 0,
        fallen_back: false,
        history: Vec::new(),
        answered: BTreeMap::new(),
        arriving: BTreeMap::new(),
        closed: BTreeSet::new(),
        seen: BTreeMap::new(),
    };
    let mut turns: Vec<Running> = Vec::new();
    for _ in 0..60 {
        let which = world.dice.below(2) as usize;
        let room = turns.len() < 2;
        match (world.dice.below(12), turns.get_mut(which)) {
            (0, _) if room => {
                turns.push(Running { session: client.begin_turn(), token: None });
            }
            (1, Some(_)) => turns.remove(which).session.end(),
            (2, Some(turn)) => {
                // Another conversation stands in its place.
                client.advance_window_generation();
                turn.session.reset_websocket();
                world.history.truncate(1);
            }
            (3, _) => world.history.truncate(world.history.len().saturating_sub(1)),
            (4, Some(turn)) if world.dice.once_in(10) => {
                turn.session.fall_back_to_http();
                world.fallen_back = true;
            }
            (5..=10, Some(turn)) => {
                if world.dice.once_in(2) {
                    let text = world.name("say");
                    world.history.push(item(user(&text)));
                }
                let tier = world.dice.once_in(6).then(|| "flex".to_owned());
                let mut settings = settings();
                settings.service_tier.clone_from(&tier);
                let mut prompt = prompt(&[]);
                prompt.input.clone_from(&world.history);
                let call = match world.dice.once_in(5) {
                    true => turn.session.prewarm(prompt, settings),
                    false => Some(turn.session.stream(prompt, settings)),
                };
                if let Some(call) = call {
                    world.call(call, &mut turn.token, &tier);
                }
            }
            _ => {}
        }
    }
    world.seen
}

#[test]
fn every_request_stands_for_the_whole_conversation() {
    let mut seen = BTreeMap::new();
    for seed in 1..=150 {
        for (what, times) in live_through(seed) {
            *seen.entry(what).or_insert(0) += times;
        }
    }
    for what in ["incremental", "full", "http", "abandoned"] {
        assert!(seen.get(what).is_some_and(|times| *times > 100), "{what}: {seen:?}");
    }
}
