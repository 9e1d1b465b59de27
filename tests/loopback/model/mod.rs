//! The model client over HTTP and WebSockets: what the provider saw, and what the caller got.

mod example;
mod http;
mod setup;
mod unary;
mod websocket;

#[allow(dead_code, reason = "the program around it is not run")]
#[path = "../../../examples/one_turn.rs"]
mod one_turn;
