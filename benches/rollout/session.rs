//! A session file made from a fixed seed, with the lines that a session of release 0.130.0 has and in its order.

use std::fmt::Write;

use crate::random::Random;

const THREAD: &str = "01a1fd77-748e-7aa2-9a58-a9f0b9bd8e5d";

/// Writes the session turn by turn, so that a file of any length can be streamed.
pub struct Session {
    random: Random,
    turns: usize,
    calls: usize,
    tokens: usize,
}

impl Session {
    pub fn new(seed: u64) -> Session {
        Session { random: Random::new(seed), turns: 0, calls: 0, tokens: 0 }
    }

    /// Appends the lines of the next turn, and before the first one those of the session.
    pub fn turn(&mut self, out: &mut String) {
        if self.turns == 0 {
            let instructions = quoted(&self.random.text(14_000));
            line(
                out,
                "session_meta",
                format_args!(
                    r#"{{"id":"{THREAD}","timestamp":"2026-11-21T09:37:06.702Z","cwd":"/home/user/project","originator":"sample_client","cli_version":"0.130.0","source":"vscode","model_provider":"openai","base_instructions":{{"text":{instructions}}},"git":{{"commit_hash":"eeabb2cb57e77b214e6c0ac534586caa4761215b","branch":"main","repository_url":"https://example.invalid/user/project.git"}}}}"#
                ),
            );
        }
        self.turns += 1;
        let turn = format!("01a1fd77-74c5-7cb1-9d0b-{:012x}", self.turns);
        event(
            out,
            format_args!(
                r#"{{"type":"task_started","turn_id":"{turn}","started_at":1795253826,"model_context_window":258400,"collaboration_mode_kind":"default"}}"#
            ),
        );
        self.context(out, &turn);
        let request = quoted(&self.random.text(300));
        self.response_message(out, "user", "input_text", &request);
        event(
            out,
            format_args!(
                r#"{{"type":"user_message","message":{request},"images":[],"local_images":[],"text_elements":[]}}"#
            ),
        );
        let steps = self.random.between(2, 12);
        for _ in 0..steps {
            self.step(out, &turn);
        }
        let answer = quoted(&self.random.length_of_text(200, 3_000));
        event(
            out,
            format_args!(
                r#"{{"type":"agent_message","message":{answer},"phase":"final_answer","memory_citation":null}}"#
            ),
        );
        self.response_message(out, "assistant", "output_text", &answer);
        self.token_count(out);
        event(
            out,
            format_args!(
                r#"{{"type":"task_complete","turn_id":"{turn}","last_agent_message":{answer},"completed_at":1795253827,"duration_ms":606,"time_to_first_token_ms":59}}"#
            ),
        );
    }

    fn context(&mut self, out: &mut String, turn: &str) {
        let instructions = quoted(&self.random.text(2_500));
        line(
            out,
            "turn_context",
            format_args!(
                concat!(
                    r#"{{"turn_id":"{}","cwd":"/home/user/project","current_date":"2026-11-21","timezone":"Etc/UTC","#,
                    r#""approval_policy":"on-request","sandbox_policy":{{"type":"workspace-write","writable_roots":["/home/user/.codex/memories"],"network_access":false,"exclude_tmpdir_env_var":false,"exclude_slash_tmp":false}},"#,
                    r#""permission_profile":{{"type":"managed","file_system":{{"type":"restricted","entries":[{{"path":{{"type":"special","value":{{"kind":"root"}}}},"access":"read"}},{{"path":{{"type":"special","value":{{"kind":"project_roots"}}}},"access":"write"}},{{"path":{{"type":"special","value":{{"kind":"slash_tmp"}}}},"access":"write"}},{{"path":{{"type":"path","path":"/home/user/.codex/memories"}},"access":"write"}}]}},"network":"restricted"}},"#,
                    r#""model":"gpt-5.4","personality":"pragmatic","collaboration_mode":{{"mode":"default","settings":{{"model":"gpt-5.4","reasoning_effort":"medium","developer_instructions":null}}}},"realtime_active":false,"effort":"medium","summary":"auto","user_instructions":{},"truncation_policy":{{"mode":"tokens","limit":10000}}}}"#,
                ),
                turn, instructions
            ),
        );
    }

    /// One request to the model: it reasons, then calls a tool, or searches, or patches.
    fn step(&mut self, out: &mut String, turn: &str) {
        let summary = quoted(&self.random.text(150));
        event(out, format_args!(r#"{{"type":"agent_reasoning","text":{summary}}}"#));
        let encrypted = base64(&mut self.random, 1_200);
        item(
            out,
            format_args!(
                r#"{{"type":"reasoning","summary":[{{"type":"summary_text","text":{summary}}}],"content":null,"encrypted_content":"{encrypted}"}}"#
            ),
        );
        self.calls += 1;
        let call = format!("call_{:024}", self.calls);
        match self.random.between(0, 9) {
            0 => {
                let patch = quoted(&self.random.length_of_text(300, 2_000));
                item(
                    out,
                    format_args!(
                        r#"{{"type":"custom_tool_call","status":"completed","call_id":"{call}","name":"apply_patch","input":{patch}}}"#
                    ),
                );
                event(
                    out,
                    format_args!(
                        r#"{{"type":"patch_apply_end","call_id":"{call}","turn_id":"{turn}","stdout":"Success. Updated the following files:\nM src/main.py\n","stderr":"","success":true,"changes":{{"/home/user/project/src/main.py":{{"type":"update","unified_diff":{patch},"move_path":null}}}},"status":"completed"}}"#
                    ),
                );
                item(
                    out,
                    format_args!(
                        r#"{{"type":"custom_tool_call_output","call_id":"{call}","output":"{{\"output\":\"Success.\\n\",\"metadata\":{{\"exit_code\":0,\"duration_seconds\":0.4}}}}"}}"#
                    ),
                );
            }
            1 => {
                let text = quoted(&self.random.length_of_text(100, 1_500));
                item(
                    out,
                    format_args!(
                        r#"{{"type":"function_call","name":"echo","namespace":"mcp__sample__","arguments":"{{\"text\": \"ping\"}}","call_id":"{call}"}}"#
                    ),
                );
                event(
                    out,
                    format_args!(
                        r#"{{"type":"mcp_tool_call_end","call_id":"{call}","invocation":{{"server":"sample","tool":"echo","arguments":{{"text":"ping"}}}},"duration":{{"secs":0,"nanos":2971868}},"result":{{"Ok":{{"content":[{{"type":"text","text":{text}}}]}}}}}}"#
                    ),
                );
                item(
                    out,
                    format_args!(r#"{{"type":"function_call_output","call_id":"{call}","output":{text}}}"#),
                );
            }
            2 => {
                event(
                    out,
                    format_args!(
                        r#"{{"type":"web_search_end","call_id":"{call}","query":"changelog format","action":{{"type":"search","query":"changelog format"}}}}"#
                    ),
                );
                item(
                    out,
                    format_args!(
                        r#"{{"type":"web_search_call","status":"completed","action":{{"type":"search","query":"changelog format"}}}}"#
                    ),
                );
            }
            _ => {
                let output = quoted(&self.random.length_of_text(100, 8_000));
                item(
                    out,
                    format_args!(
                        r#"{{"type":"function_call","name":"exec_command","arguments":"{{\"cmd\":\"sed -n 1,200p src/main.py\",\"workdir\":\"/home/user/project\"}}","call_id":"{call}"}}"#
                    ),
                );
                item(
                    out,
                    format_args!(r#"{{"type":"function_call_output","call_id":"{call}","output":{output}}}"#),
                );
            }
        }
        self.token_count(out);
    }

    fn token_count(&mut self, out: &mut String) {
        self.tokens += self.random.between(100, 4_000);
        let total = self.tokens;
        event(
            out,
            format_args!(
                r#"{{"type":"token_count","info":{{"total_token_usage":{{"input_tokens":{total},"cached_input_tokens":160,"output_tokens":80,"reasoning_output_tokens":20,"total_tokens":{total}}},"last_token_usage":{{"input_tokens":100,"cached_input_tokens":40,"output_tokens":20,"reasoning_output_tokens":5,"total_tokens":120}},"model_context_window":258400}},"rate_limits":{{"limit_id":"codex","limit_name":null,"primary":{{"used_percent":12.0,"window_minutes":300,"resets_at":1795260000}},"secondary":null,"credits":null,"plan_type":"pro","rate_limit_reached_type":null}}}}"#
            ),
        );
    }

    fn response_message(&mut self, out: &mut String, role: &str, part: &str, text: &str) {
        item(
            out,
            format_args!(
                r#"{{"type":"message","role":"{role}","content":[{{"type":"{part}","text":{text}}}]}}"#
            ),
        );
    }
}

fn event(out: &mut String, payload: std::fmt::Arguments<'_>) {
    line(out, "event_msg", payload);
}

fn item(out: &mut String, payload: std::fmt::Arguments<'_>) {
    line(out, "response_item", payload);
}

fn line(out: &mut String, kind: &str, payload: std::fmt::Arguments<'_>) {
    writeln!(out, r#"{{"timestamp":"2026-11-21T09:37:06.778Z","type":"{kind}","payload":{payload}}}"#)
        .expect("a string takes all");
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Letters as base64 has them.
fn base64(random: &mut Random, bytes: usize) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    (0..bytes).map(|_| char::from(LETTERS[random.between(0, 63)])).collect()
}
