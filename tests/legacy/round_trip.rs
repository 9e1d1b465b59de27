//! Every type is read and written back, with instances made from its schema.

use std::collections::{BTreeMap, BTreeSet};

use codex_schema::export::json_schema;
use pretty_assertions::assert_eq;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::meaning::difference;
use crate::schemas::Schemas;

/// Decodes a text into a type and writes it back.
type Recode = fn(&str) -> Result<String, String>;

fn recode<T: Serialize + DeserializeOwned>(text: &str) -> Result<String, String> {
    let value: T = serde_json::from_str(text).map_err(|error| error.to_string())?;
    serde_json::to_string(&value).map_err(|error| format!("cannot be written: {error}"))
}

macro_rules! types {
    ($( $module:path: $($name:ident),+; )+) => {
        /// Every type that only the legacy API has and that is no member of a union.
        const TYPES: &[(&str, Recode)] = &[$($( (stringify!($name), {
            use $module as module;
            recode::<module::$name>
        }) ),+),+];
    };
}

types! {
    codex_schema::method::legacy: ClientRequest, ServerNotification;
    codex_schema::v1::legacy: AddConversationListenerParams, AddConversationSubscriptionResponse,
        ArchiveConversationParams, ArchiveConversationResponse, AskForApproval, AuthMode,
        AuthStatusChangeNotification, CancelLoginChatGptParams, CancelLoginChatGptResponse,
        CodexEventNotification, ContentItem, ConversationSummary, EventMsg, ExecOneOffCommandParams,
        ExecOneOffCommandResponse, ForkConversationParams, ForkConversationResponse, FunctionCallOutputBody,
        FunctionCallOutputContentItem, FunctionCallOutputPayload, GetAuthStatusResponse,
        GetConversationSummaryResponse, GetUserAgentResponse, GetUserSavedConfigResponse, GhostCommit,
        ImageInputItemData, InitializeResponse, InputItem, InterruptConversationParams,
        InterruptConversationResponse, ListConversationsParams, ListConversationsResponse,
        LocalImageInputItemData, LoginApiKeyParams, LoginApiKeyResponse, LoginChatGptCompleteNotification,
        LoginChatGptResponse, LogoutChatGptResponse, NewConversationParams, NewConversationResponse, Profile,
        ReadOnlyAccess, RemoveConversationListenerParams, RemoveConversationSubscriptionResponse,
        ResponseItem, ResumeConversationParams, ResumeConversationResponse, SandboxPolicy, SandboxSettings,
        SendUserMessageParams, SendUserMessageResponse, SendUserTurnParams, SendUserTurnResponse,
        SessionConfiguredNotification, SessionSource, SetDefaultModelParams, SetDefaultModelResponse,
        SubAgentSource, TextInputItemData, ThreadSpawnSource, Tools, TurnAbortReason, UserInfoResponse,
        UserSavedConfig, V1ByteRange, V1TextElement, WebSearchAction;
}

/// What only the legacy API has.
fn own(schemas: &Schemas) -> BTreeSet<&str> {
    let own = schemas.0.iter().filter(|(_, schema)| schema.get("x-removed-after").is_some());
    own.map(|(name, _)| name.as_str()).collect()
}

/// Each definition of its own with the type that reads it: its own, or the union that it is a member of.
fn subjects(schemas: &Schemas) -> Vec<(&str, &str, Recode)> {
    let types: BTreeMap<&str, Recode> = TYPES.iter().copied().collect();
    own(schemas)
        .into_iter()
        .flat_map(|name| match types.get(name) {
            Some(recode) => vec![(name, name, *recode)],
            None => {
                let unions = schemas.unions_of(name).into_iter();
                unions.filter_map(|union| types.get(union).map(|recode| (name, union, *recode))).collect()
            }
        })
        .collect()
}

#[test]
fn every_definition_has_a_type() {
    let schemas = Schemas(json_schema::legacy_definitions());
    let covered: BTreeSet<&str> = subjects(&schemas).into_iter().map(|(name, ..)| name).collect();
    let own = own(&schemas);
    assert_eq!(own.difference(&covered).collect::<Vec<_>>(), Vec::<&&str>::new());
    let listed: BTreeSet<&str> = TYPES.iter().map(|(name, _)| *name).collect();
    assert_eq!(listed.difference(&own).collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[test]
fn instances_decode_and_encode_back_with_the_same_meaning() {
    let schemas = Schemas(json_schema::legacy_definitions());
    let mut failures = Vec::new();
    let mut count = 0;
    for (name, reader, recode) in subjects(&schemas) {
        let schema = &schemas.0[name];
        for instance in schemas.instances(schema) {
            count += 1;
            assert!(schemas.fits(schema, &instance), "the generator made no instance of {name}: {instance}");
            let text = instance.to_string();
            match recode(&text) {
                Ok(written) => {
                    let written: Value = serde_json::from_str(&written).expect("what is written is JSON");
                    let (before, after) =
                        (schemas.meaning(schema, &instance), schemas.meaning(schema, &written));
                    if let Some(change) = difference(&before, &after) {
                        failures.push(format!("{reader} changes {name} {change}"));
                    }
                }
                Err(error) => failures.push(format!("{reader} does not read {name}: {error}\n    {text}")),
            }
        }
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
    assert!(count > 600, "{count}");
}

#[test]
fn what_lacks_a_required_member_is_refused() {
    let schemas = Schemas(json_schema::legacy_definitions());
    let mut refused = 0;
    // An event that lacks a member may be of another time.
    for (name, _, recode) in subjects(&schemas).into_iter().filter(|(_, reader, _)| *reader != "EventMsg") {
        let schema = schemas.resolve(&schemas.0[name]);
        let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
        for member in required.filter_map(Value::as_str) {
            let mut instance = schemas.full(schema);
            instance.as_object_mut().expect("is an object").remove(member);
            // A tag tells one member of a union from another, which may need no more than is there.
            if recode(&instance.to_string()).is_ok() {
                panic!("{name} is read without {member}: {instance}");
            }
            refused += 1;
        }
    }
    assert!(refused > 150, "{refused}");
}
