//! A realtime conversation from start to stop, with a provider on this machine that follows a script.
//!
//! ```sh
//! cargo run --example realtime_session
//! ```
//!
//! The user asks aloud how many files there are. The realtime model answers, hands the question to the agent, and says
//! what the agent has found out. Each line that is printed is a notification, as an app-server sends it to the clients
//! of the thread; what the agent gets and says is told in between.
//!
//! What to replace for a real conversation:
//!
//! | here | there |
//! | --- | --- |
//! | the scripted provider | none: leave `base_url` unset, or set that of your provider |
//! | `sk-example` | an API key |
//! | `tungstenite` without TLS | one of its TLS features; see `dial` in `loopback/realtime/driver.rs` |
//! | one chunk of silence | what the microphone gives, in chunks of some ten milliseconds |
//! | printing | messages to the clients; audio goes to the loudspeaker |
//! | the agent's answer | a turn, started or steered with the delegated text |

#[path = "loopback/realtime/driver.rs"]
pub mod driver;
#[path = "loopback/realtime/server.rs"]
#[allow(dead_code, reason = "this conversation takes a few of the steps only")]
pub mod server;

use std::error::Error;
use std::io::{self, Write};

use codex_schema::id::ThreadId;
use codex_schema::model_client::{ClientIdentity, Provider};
use codex_schema::realtime::{Endpoint, Realtime, RealtimeEvent, RealtimeOperation, Settings, notification};
use codex_schema::rollout::EventMsg;
use codex_schema::v2::{
    ThreadRealtimeAppendAudioParams, ThreadRealtimeAudioChunk, ThreadRealtimeStartParams,
};
use codex_schema::vocab::RealtimeOutputModality;
use driver::{Driver, Told};
use serde_json::json;
use server::{PATIENCE, RealtimeServer, Script, Step};

#[allow(dead_code, reason = "a test runs the conversation instead")]
fn main() -> Result<(), Box<dyn Error>> {
    converse(&mut io::stdout().lock())
}

/// Holds the conversation, and prints what the clients are told.
pub fn converse(out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let server = RealtimeServer::start(vec![Script::Accept(script())])?;

    // What is configured: the provider, who we are to it, and how it is to behave.
    let mut provider = Provider::new("OpenAI");
    provider.base_url = Some(server.base_url.clone());
    let identity = ClientIdentity::new("realtime_session", "realtime_session/1.0");
    let endpoint = Endpoint::with_api_key(provider, identity, "sk-example");
    let settings = Settings { user_first_name: Some("Ada".to_owned()), ..Settings::default() };

    // One machine per thread, for all of its conversations, and around it the driver with the sockets.
    let thread = ThreadId::new("01a1fdc1-5064-7cc3-aa6e-d8299454d531");
    let mut driver = Driver::new(Realtime::new(thread.clone(), settings, endpoint));

    // The client asks with `thread/realtime/start`. The answer to that is `{}` at once; what becomes of the
    // conversation is told below.
    let start = ThreadRealtimeStartParams::new(thread.clone(), RealtimeOutputModality::Audio);
    driver.realtime.submit("submission-1", start.into())?;

    let mut answers = 0;
    while let Some(told) = driver.wait(PATIENCE) {
        let event = match told {
            Told::Event(event) => event,
            // The realtime model wants the agent to work. What the agent says goes back as it comes; the end of its
            // turn lets the realtime model speak.
            Told::Delegate(text) => {
                writeln!(out, "to the agent:\n{text}")?;
                let answer = "There are two files.";
                writeln!(out, "from the agent:\n{answer}")?;
                driver.realtime.agent_message(answer);
                driver.realtime.turn_completed();
                continue;
            }
        };
        if let Some(notification) = notification(&thread, &event) {
            writeln!(out, "{}", serde_json::to_string(&notification)?)?;
        }
        match &event.msg {
            // The conversation is open: the user can be heard.
            EventMsg::RealtimeConversationStarted(_) => {
                let audio = ThreadRealtimeAudioChunk::new("AAAAAAAA", 24_000_u32, 1_u16);
                let audio = ThreadRealtimeAppendAudioParams::new(thread.clone(), audio);
                driver.realtime.submit("submission-2", audio.into())?;
            }
            EventMsg::RealtimeConversationRealtime(event) => {
                // The first answer only says that the agent is at work; after the second, the user hangs up.
                if let RealtimeEvent::ResponseDone(_) = event.payload {
                    answers += 1;
                    if answers == 2 {
                        driver.realtime.submit("submission-3", RealtimeOperation::Close)?;
                    }
                }
            }
            // It is over; the machine is ready for the next start.
            EventMsg::RealtimeConversationClosed(_) => break,
            _ => {}
        }
    }

    // The provider's view of the same conversation: it would complain had we not followed the protocol.
    let seen = server.finish()?;
    writeln!(out, "the provider got {} messages", seen[0].messages.len())?;
    Ok(())
}

/// What the provider does. A real one tells more, which the machine leaves aside.
fn script() -> Vec<Step> {
    let arguments = json!({"prompt": "How many files are there?"}).to_string();
    vec![
        Step::Hear("session.update"),
        Step::Say(json!({"type": "session.updated", "session": {"id": "sess_1"}})),
        Step::Hear("input_audio_buffer.append"),
        Step::Say(json!({"type": "input_audio_buffer.speech_started", "item_id": "item_1"})),
        Step::Say(json!({
            "type": "conversation.item.input_audio_transcription.completed",
            "item_id": "item_1", "transcript": "How many files are there?",
        })),
        Step::Say(json!({"type": "response.created", "response": {"id": "resp_1"}})),
        Step::Say(json!({"type": "response.output_audio.delta", "item_id": "item_2", "delta": "AAAAAAAA"})),
        Step::Say(json!({
            "type": "response.output_audio_transcript.done", "item_id": "item_2", "transcript": "Let me count.",
        })),
        Step::Say(json!({
            "type": "conversation.item.done",
            "item": {
                "id": "item_3", "type": "function_call", "name": "background_agent", "call_id": "call_1",
                "arguments": arguments,
            },
        })),
        // The agent's words, and the output of the call. The response is asked for when the first one is done.
        Step::Hear("conversation.item.create"),
        Step::Hear("conversation.item.create"),
        Step::Say(json!({"type": "response.done", "response": {"id": "resp_1"}})),
        Step::Hear("response.create"),
        Step::Say(json!({"type": "response.created", "response": {"id": "resp_2"}})),
        Step::Say(json!({
            "type": "response.output_audio_transcript.done", "item_id": "item_4", "transcript": "Two files.",
        })),
        Step::Say(json!({"type": "response.done", "response": {"id": "resp_2"}})),
    ]
}
