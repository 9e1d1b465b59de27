//! Reading a text twice: with our reader and with serde_json.

use std::fmt::Debug;
use std::marker::PhantomData;

use codex_schema::DecodeError;
use codex_schema::jsonrpc::RequestId;
use codex_schema::method::client_request::ThreadRead;
use codex_schema::method::{ClientRequest, Method, MethodInfo, Request};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A method whose result has any type: a way to have any text decoded.
struct With<T>(PhantomData<T>);

impl<T> Method for With<T> {
    const INFO: MethodInfo = ThreadRead::INFO;
    type Params = <ThreadRead as Method>::Params;
}

impl<T: Serialize + DeserializeOwned> Request for With<T> {
    type Response = T;
    type Message = ClientRequest;

    fn message(id: RequestId, params: Self::Params) -> ClientRequest {
        ThreadRead::message(id, params)
    }
}

pub fn ours<T: Serialize + DeserializeOwned>(text: &str) -> Result<T, DecodeError> {
    With::<T>::decode_response(text)
}

/// Whether a text is of a type: asserts that both readers say so and read the same, or that both refuse it. The
/// `Debug` form tells all floats apart, also `-0.0` from `0.0`.
pub fn same<T: Serialize + DeserializeOwned + Debug>(text: &str) -> bool {
    match (ours::<T>(text), serde_json::from_str::<T>(text)) {
        (Ok(ours), Ok(theirs)) => {
            assert_eq!(format!("{ours:?}"), format!("{theirs:?}"), "{text:?}");
            true
        }
        (Err(ours), Err(theirs)) => {
            if theirs.is_data() {
                let position = format!(" at line {} column {}", theirs.line(), theirs.column());
                assert_eq!(ours.message, theirs.to_string().replace(&position, ""), "{text:?}");
            }
            false
        }
        // Of a repeated member we let the last one count.
        (Ok(_), Err(theirs)) if theirs.to_string().starts_with("duplicate field") => {
            serde_json::from_str::<serde_json::Value>(text)
                .expect("repeated members are read from JSON only");
            true
        }
        (ours, theirs) => panic!("{text:?}: we say {ours:?}, serde_json says {theirs:?}"),
    }
}

/// Whether a text is of a type: asserts that both readers say so, or both refuse it.
pub fn agree<T: Serialize + DeserializeOwned + Debug>(text: &str) -> bool {
    let (ours, theirs) = (ours::<T>(text), serde_json::from_str::<T>(text));
    assert_eq!(ours.is_ok(), theirs.is_ok(), "{text:?}: we say {ours:?}, serde_json says {theirs:?}");
    ours.is_ok()
}

/// xorshift64*: the same on every machine.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }

    pub fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}
