//! What a turn makes of the events of its streams (spec/model-client.md §11.5, §13).

use crate::rollout::{CoreModelRerouteReason, CoreModelVerification, ModelRerouteEvent};

/// What a turn tells about its model at most once, however many requests it makes. Make one for each turn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TurnNotices {
    rerouted: bool,
    verified: bool,
}

impl TurnNotices {
    /// Nothing told yet.
    #[inline]
    pub fn new() -> TurnNotices {
        TurnNotices::default()
    }

    /// The notice to give when another model answers than was asked for.
    ///
    /// With the notice goes a warning, and a message of the user role in the history, recorded at once: it comes to
    /// stand before the items of the response, so that the next request is a full one.
    ///
    /// ```
    /// use codex_schema::model_client::TurnNotices;
    ///
    /// let mut notices = TurnNotices::new();
    /// assert!(notices.server_model("gpt-5.4", "GPT-5.4").is_none());
    /// assert_eq!(notices.server_model("gpt-5.4", "gpt-5.2").unwrap().to_model, "gpt-5.2");
    /// assert!(notices.server_model("gpt-5.4", "gpt-5").is_none());
    /// ```
    #[inline]
    pub fn server_model(&mut self, requested: &str, served: &str) -> Option<ModelRerouteEvent> {
        if self.rerouted || requested.to_lowercase() == served.to_lowercase() {
            return None;
        }
        self.rerouted = true;
        Some(ModelRerouteEvent {
            from_model: requested.to_owned(),
            to_model: served.to_owned(),
            reason: CoreModelRerouteReason::HighRiskCyberActivity,
        })
    }

    /// The verifications to publish: the first ones of the turn.
    #[inline]
    pub fn verifications(
        &mut self,
        verifications: Vec<CoreModelVerification>,
    ) -> Option<Vec<CoreModelVerification>> {
        (!std::mem::replace(&mut self.verified, true)).then_some(verifications)
    }
}

/// Whether a turn makes another request after a response: a tool ran, the user has said something meanwhile, or the
/// model wants to go on (`end_turn` of [`ResponseEvent::Completed`](super::ResponseEvent::Completed) is false).
#[inline]
pub fn needs_follow_up(tool_ran: bool, pending_input: bool, end_turn: Option<bool>) -> bool {
    tool_ran || pending_input || end_turn == Some(false)
}
