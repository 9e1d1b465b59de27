//! Turn ids became UUIDs; any text stays a turn id (§10.1).

use codex_schema::id::TurnId;
use codex_schema::method::{ClientMessage, ClientRequest, ServerMessage};
use codex_schema::v2::{Turn, TurnSteerParams};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

const FORMS: [&str; 9] = [
    "rollout-5",
    "auto-compact-1",
    "0",
    "turn-3",
    "019c3a5e-7d1c-7b30-a1f6-2f4c8c1d9e11",
    "019C3A5E-7D1C-7B30-A1F6-2F4C8C1D9E11",
    "",
    " a b ",
    "\u{e9}\"\\",
];

#[test]
fn any_text_is_a_turn_id_and_stays_as_it_is() {
    for form in FORMS {
        let turn = json!({
            "id": form, "items": [], "itemsView": "full", "status": "completed", "error": null,
            "startedAt": null, "completedAt": null, "durationMs": null,
        });
        let decoded: Turn = serde_json::from_value(turn.clone()).unwrap();
        assert_eq!(decoded.id, TurnId::new(form));
        assert_eq!(serde_json::to_value(&decoded).unwrap(), turn);
    }
}

#[test]
fn ids_are_equal_by_text() {
    assert_ne!(TurnId::new(FORMS[4]), TurnId::new(FORMS[5]));
}

#[test]
fn messages_carry_any_form() {
    for form in FORMS {
        let text = json!({"method": "turn/interrupt", "id": 1, "params": {"threadId": "t", "turnId": form}})
            .to_string();
        match ClientMessage::decode(&text).unwrap() {
            ClientMessage::Request(request @ ClientRequest::TurnInterrupt { .. }) => {
                let written = serde_json::to_value(&request).unwrap();
                assert_eq!(written["params"]["turnId"], form);
            }
            other => panic!("{other:?}"),
        }
        let text = json!({"method": "item/plan/delta", "params": {
            "threadId": "t", "turnId": form, "itemId": "item-1", "delta": "d",
        }})
        .to_string();
        match ServerMessage::decode(&text).unwrap() {
            ServerMessage::Notification(notification) => {
                assert_eq!(serde_json::to_value(&notification).unwrap()["params"]["turnId"], form);
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_turn_id_is_text_and_has_one_name() {
    for id in [json!(5), json!(null), json!({"id": "5"})] {
        let text = json!({"threadId": "t", "input": [], "expectedTurnId": id}).to_string();
        assert!(serde_json::from_str::<TurnSteerParams>(&text).is_err(), "{text}");
    }
    for name in ["turnId", "expected_turn_id", "turn_id"] {
        let text = json!({"threadId": "t", "input": [], name: "5"}).to_string();
        let error = serde_json::from_str::<TurnSteerParams>(&text).unwrap_err();
        assert!(error.to_string().contains("expectedTurnId"), "{error}");
    }
    let mut turn: Value = json!({"items": [], "status": "completed"});
    turn["turn_id"] = "5".into();
    assert!(serde_json::from_value::<Turn>(turn).unwrap_err().to_string().contains("`id`"));
}
