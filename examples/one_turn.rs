//! One turn with a model, over a real WebSocket, to be read from top to bottom.
//!
//! ```sh
//! cargo run --example one_turn
//! ```
//!
//! The model is asked a question, wants to run a command to answer it, gets its output and answers. The provider is
//! `ModelServer`, which plays one on 127.0.0.1 by the script below; everything else is what a client of a real provider
//! does. Such a client replaces:
//!
//! | here | there |
//! | --- | --- |
//! | the script and `ModelServer` | nothing: `Provider::base_url` says where the provider is, or use `Provider::openai` |
//! | `Credentials::none()` | `Credentials::api_key(…)`, or ChatGPT tokens; `Host::recover` gets others after a 401 |
//! | the ids `session-1` and so on | UUIDs of session, thread, turn, and of the installation, which is kept for good |
//! | `loopback::Driver` | the same with TLS; or your own over async sockets, for the state machines do not care |
//! | `Output` | whatever shows the answer, and asks before it runs a command |
//! | the history in a `Vec` | one that is stored; see `codex_schema::rollout` |

#[allow(dead_code, reason = "the test program loopback uses all of it")]
#[path = "loopback/model/mod.rs"]
pub mod loopback;

use std::io::Write;
use std::ops::ControlFlow;
use std::process::{Command, ExitCode};

use codex_schema::Json;
use codex_schema::model_client::*;
use codex_schema::vocab::{
    ContentItem, FunctionCallOutputBody, FunctionCallOutputResponseItem, FunctionCallResponseItem,
    InputTextContentItem, MessageResponseItem, ResponseItem,
};
use serde::Deserialize;
use serde_json::json;

use loopback::{Answer, Client, Driver, Host, ModelServer};

fn main() -> ExitCode {
    match one_turn(&mut std::io::stdout()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("one_turn: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The turn. What a user would see is written to `out`.
pub fn one_turn(out: &mut dyn Write) -> Result<(), Box<dyn std::error::Error>> {
    // The provider: a handshake, then two messages, each with its answer.
    let server = ModelServer::start([
        Answer::upgrade().header("x-codex-turn-state", "route-7"),
        Answer::events([
            json!({"type": "response.created", "response": {"id": "resp-1"}}),
            json!({"type": "response.output_item.done", "item": {
                "type": "function_call", "id": "item-1", "call_id": "call-1", "name": "run_command",
                "arguments": r#"{"command":["rustc","--version"]}"#,
            }}),
            json!({"type": "response.completed", "response": {"id": "resp-1", "usage": {
                "input_tokens": 60, "output_tokens": 20, "total_tokens": 80,
            }}}),
        ]),
        Answer::events([
            json!({"type": "response.created", "response": {"id": "resp-2"}}),
            json!({"type": "response.output_text.delta", "delta": "Rust is installed"}),
            json!({"type": "response.output_text.delta", "delta": " – have fun!"}),
            json!({"type": "response.output_item.done", "item": {
                "type": "message", "id": "item-2", "role": "assistant",
                "content": [{"type": "output_text", "text": "Rust is installed – have fun!"}],
            }}),
            json!({"type": "response.completed", "response": {"id": "resp-2", "usage": {
                "input_tokens": 95, "output_tokens": 10, "total_tokens": 105,
            }}}),
        ]),
    ])?;

    // The client: one for each thread, with what does not change as long as the thread runs.
    let mut provider = Provider::new("scripted");
    provider.base_url = Some(server.base_url());
    provider.websockets = true;
    let system = format!("{}; {}", std::env::consts::OS, std::env::consts::ARCH);
    let identity = ClientIdentity::new(
        "one_turn",
        user_agent("one_turn", env!("CARGO_PKG_VERSION"), &system, "unknown", None),
    );
    let config = ModelClientConfig::new("session-1", "thread-1", "installation-1", provider, identity);
    let client: Client = ModelClient::new(config, Credentials::none());
    let mut driver = Driver::new(&client, Output { out, speaking: false });

    // What the model is told: instructions, tools, and the conversation so far.
    let mut prompt = Prompt::default();
    prompt.instructions = "You help with this machine. Look before you answer.".to_owned();
    prompt.tools = vec![Json::encode(&json!({
        "type": "function", "name": "run_command", "strict": false,
        "description": "Runs a command and returns what it prints.",
        "parameters": {
            "type": "object", "required": ["command"],
            "properties": {"command": {"type": "array", "items": {"type": "string"}}},
        },
    }))?];
    let mut history = vec![user_message("Is Rust installed here?")];
    driver.host.line("user:    Is Rust installed here?");

    // What the turn says about itself, in each of its requests.
    let mut settings = TurnSettings::new(ModelInfo::new("gpt-5.4"));
    settings.turn_metadata = Some(TurnMetadata::new("session-1", "thread-1", "turn-1", "none").to_text());

    // The turn: the model is asked until it has nothing more to do. Its connection and its routing token stay with
    // `turn`; retries and the fallback to HTTP happen inside `sample`.
    let mut turn = client.begin_turn();
    loop {
        let response = driver.sample(&mut turn, &mut history, &prompt, &settings)?;
        if response.incremental {
            driver.host.line("(only what was new had to be sent)");
        }
        let calls: Vec<FunctionCallResponseItem> = history[response.begins_at..]
            .iter()
            .filter_map(|item| match item.item() {
                ResponseItem::FunctionCall(call) => Some(call.clone()),
                _ => None,
            })
            .collect();
        let pending_input = false;
        if !needs_follow_up(!calls.is_empty(), pending_input, response.end_turn) {
            break;
        }
        for call in calls {
            let output = run_command(&call.arguments, &mut driver.host);
            let output = FunctionCallOutputBody::Text(output);
            history
                .push(ResponseItem::from(FunctionCallOutputResponseItem::new(call.call_id, output)).into());
        }
    }

    // The connection goes back to the client, for the next turn.
    turn.end();
    let parked = if client.has_parked_connection() { "open" } else { "closed" };
    driver.host.line(&format!("(the turn is over, its connection is {parked})"));
    Ok(())
}

/// Shows what happens.
struct Output<'a> {
    out: &'a mut dyn Write,
    /// A message of the model is being shown, piece by piece.
    speaking: bool,
}

impl Output<'_> {
    fn line(&mut self, text: &str) {
        // Nobody may be reading any more; the turn goes on all the same.
        let _ = writeln!(self.out, "{text}");
    }
}

impl Host for Output<'_> {
    fn event(&mut self, event: &ResponseEvent) -> ControlFlow<()> {
        match event {
            ResponseEvent::Created => self.line("(the model answers)"),
            ResponseEvent::OutputTextDelta(delta) => {
                let name = if std::mem::replace(&mut self.speaking, true) { "" } else { "model:   " };
                let _ = write!(self.out, "{name}{delta}").and_then(|()| self.out.flush());
            }
            ResponseEvent::OutputItemDone(item) => match item.item() {
                ResponseItem::FunctionCall(call) => {
                    self.line(&format!("model:   calls {} with {}", call.name, call.arguments));
                }
                ResponseItem::Message(_) if std::mem::take(&mut self.speaking) => self.line(""),
                _ => {}
            },
            ResponseEvent::Completed { token_usage: Some(usage), .. } => {
                self.line(&format!("(complete, with {} tokens)", usage.total_tokens));
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn notice(&mut self, text: &str) {
        self.line(&format!("({text})"));
    }
}

fn user_message(text: &str) -> ModelItem {
    let text = ContentItem::InputText(InputTextContentItem::new(text));
    ResponseItem::from(MessageResponseItem::new(vec![text], "user")).into()
}

/// Runs what the model wants to run. Here the script decides what that is; with a real model, ask the user first.
fn run_command(arguments: &str, host: &mut Output<'_>) -> String {
    #[derive(Deserialize)]
    struct Arguments {
        command: Vec<String>,
    }
    let output = match serde_json::from_str::<Arguments>(arguments) {
        Err(error) => format!("the arguments are not understood: {error}"),
        Ok(Arguments { command }) => match command.split_first() {
            None => "the command is empty".to_owned(),
            Some((program, arguments)) => match Command::new(program).args(arguments).output() {
                Err(error) => format!("{program}: {error}"),
                Ok(output) => {
                    let text = [output.stdout, output.stderr].concat();
                    format!("{}\n{}", output.status, String::from_utf8_lossy(&text))
                }
            },
        },
    };
    for line in output.lines() {
        host.line(&format!("command: {line}"));
    }
    output
}
