//! The least text of each type that the tables name.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub type Recode = fn(&str) -> Result<String, serde_json::Error>;

/// Reads a text and writes the value again.
pub fn recode<T: Serialize + DeserializeOwned>(text: &str) -> Result<String, serde_json::Error> {
    serde_json::to_string(&serde_json::from_str::<T>(text)?)
}

/// A type, by the name in the specification, with what is required of it.
pub struct Sample {
    pub recode: Recode,
    pub least: Value,
}

impl Sample {
    /// The least text with one member more.
    pub fn with(&self, member: &str, value: &Value) -> Value {
        let mut object = self.least.clone();
        object[member] = value.clone();
        object
    }

    /// What is written for an object.
    pub fn write(&self, object: &Value) -> Value {
        let written = (self.recode)(&object.to_string()).unwrap_or_else(|error| panic!("{error}: {object}"));
        serde_json::from_str(&written).expect("is JSON")
    }
}

/// The value without null members: types inside the one in question write theirs.
pub fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .filter(|(_, member)| !member.is_null())
            .map(|(name, member)| (name.clone(), without_nulls(member)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Array(elements) => elements.iter().map(without_nulls).collect(),
        other => other.clone(),
    }
}

macro_rules! samples {
    ($( $name:literal $module:ident::$type:ident $least:literal; )+) => {
        pub fn sample(name: &str) -> Sample {
            match name {
                $( $name => Sample {
                    recode: recode::<codex_schema::$module::$type>,
                    least: serde_json::from_str($least).expect("is JSON"),
                }, )+
                _ => panic!("no sample of {name}"),
            }
        }
    };
}

samples! {
    "ActivePermissionProfile" v2::ActivePermissionProfile r#"{"id":"p"}"#;
    "AdditionalFileSystemPermissions" v2::AdditionalFileSystemPermissions r#"{}"#;
    "AnalyticsConfig" v2::AnalyticsConfig r#"{}"#;
    "AppConfig" v2::AppConfig r#"{}"#;
    "AppInfo" v2::AppInfo r#"{"id":"a","name":"n"}"#;
    "AppScreenshot" v2::AppScreenshot r#"{"userPrompt":"p"}"#;
    "AppToolConfig" v2::AppToolConfig r#"{}"#;
    "AppsConfig" v2::AppsConfig r#"{}"#;
    "AppsDefaultConfig" v2::AppsDefaultConfig r#"{}"#;
    "AppsListParams" v2::AppsListParams r#"{}"#;
    "AskForApproval.granular" v2::GranularApproval r#"{"sandbox_approval":true,"rules":true,"mcp_elicitations":true}"#;
    "CollaborationModeMask" v2::CollaborationModeMask r#"{"name":"n"}"#;
    "CommandExecParams" v2::CommandExecParams r#"{"command":[]}"#;
    "CommandExecWriteParams" v2::CommandExecWriteParams r#"{"processId":"p"}"#;
    "CommandExecutionRequestApprovalParams" v2::CommandExecutionRequestApprovalParams
        r#"{"threadId":"t","turnId":"u","itemId":"i","startedAtMs":1}"#;
    "Config" v2::Config r#"{}"#;
    "ConfigBatchWriteParams" v2::ConfigBatchWriteParams r#"{"edits":[]}"#;
    "ConfigLayer" v2::ConfigLayer r#"{"name":{"type":"sessionFlags"},"version":"v","config":{}}"#;
    "ConfigReadParams" v2::ConfigReadParams r#"{}"#;
    "ConfigReadResponse" v2::ConfigReadResponse r#"{"config":{},"origins":{}}"#;
    "ConfigWarningNotification" v2::ConfigWarningNotification r#"{"summary":"s"}"#;
    "ConversationGitInfo" v1::ConversationGitInfo r#"{}"#;
    "DynamicToolSpec" v2::DynamicToolSpec r#"{"name":"n","description":"d","inputSchema":{}}"#;
    "ExternalAgentConfigDetectParams" v2::ExternalAgentConfigDetectParams r#"{}"#;
    "FsCopyParams" v2::FsCopyParams r#"{"sourcePath":"/a","destinationPath":"/b"}"#;
    "FuzzyFileSearchResult" v1::FuzzyFileSearchResult
        r#"{"root":"r","path":"p","match_type":"file","file_name":"f","score":1}"#;
    "GetAccountParams" v2::GetAccountParams r#"{}"#;
    "GrantedPermissionProfile" v2::GrantedPermissionProfile r#"{}"#;
    "HookRunSummary" v2::HookRunSummary r#"{"id":"i","eventName":"preToolUse","handlerType":"command",
        "executionMode":"sync","scope":"thread","sourcePath":"/h","displayOrder":1,"status":"running",
        "startedAt":1,"entries":[]}"#;
    "HooksListParams" v2::HooksListParams r#"{}"#;
    "InitializeCapabilities" v1::InitializeCapabilities r#"{}"#;
    "InitializeParams" v1::InitializeParams r#"{"clientInfo":{"name":"n","version":"1"}}"#;
    "LoginAccountParams.chatgpt" v2::LoginAccountParams r#"{"type":"chatgpt"}"#;
    "McpElicitationBooleanSchema" v2::McpElicitationBooleanSchema r#"{"type":"boolean"}"#;
    "McpElicitationConstOption" v2::McpElicitationConstOption r#"{"const":"c","title":"t"}"#;
    "McpElicitationLegacyTitledEnumSchema" v2::McpElicitationLegacyTitledEnumSchema r#"{"type":"string","enum":["a"]}"#;
    "McpElicitationNumberSchema" v2::McpElicitationNumberSchema r#"{"type":"number"}"#;
    "McpElicitationSchema" v2::McpElicitationSchema r#"{"type":"object","properties":{}}"#;
    "McpElicitationStringSchema" v2::McpElicitationStringSchema r#"{"type":"string"}"#;
    "McpElicitationTitledEnumItems" v2::McpElicitationTitledEnumItems r#"{"anyOf":[]}"#;
    "McpElicitationTitledMultiSelectEnumSchema" v2::McpElicitationTitledMultiSelectEnumSchema
        r#"{"type":"array","items":{"anyOf":[]}}"#;
    "McpElicitationTitledSingleSelectEnumSchema" v2::McpElicitationTitledSingleSelectEnumSchema
        r#"{"type":"string","oneOf":[]}"#;
    "McpElicitationUntitledEnumItems" v2::McpElicitationUntitledEnumItems r#"{"type":"string","enum":[]}"#;
    "McpElicitationUntitledMultiSelectEnumSchema" v2::McpElicitationUntitledMultiSelectEnumSchema
        r#"{"type":"array","items":{"type":"string","enum":[]}}"#;
    "McpElicitationUntitledSingleSelectEnumSchema" v2::McpElicitationUntitledSingleSelectEnumSchema
        r#"{"type":"string","enum":["a"]}"#;
    "McpServerOauthLoginCompletedNotification" v2::McpServerOauthLoginCompletedNotification
        r#"{"name":"n","success":true}"#;
    "McpServerOauthLoginParams" v2::McpServerOauthLoginParams r#"{"name":"n"}"#;
    "McpServerToolCallParams" v2::McpServerToolCallParams r#"{"threadId":"t","server":"s","tool":"x"}"#;
    "McpServerToolCallResponse" v2::McpServerToolCallResponse r#"{"content":[]}"#;
    "MigrationDetails" v2::MigrationDetails r#"{}"#;
    "Model" v2::Model r#"{"id":"i","model":"m","displayName":"d","description":"d","hidden":false,
        "supportedReasoningEfforts":[],"defaultReasoningEffort":"low","isDefault":false}"#;
    "PermissionProfileFileSystemPermissions.restricted" v2::PermissionProfileFileSystemPermissions
        r#"{"type":"restricted","entries":[]}"#;
    "PermissionsRequestApprovalResponse" v2::PermissionsRequestApprovalResponse r#"{"permissions":{}}"#;
    "PluginListResponse" v2::PluginListResponse r#"{"marketplaces":[]}"#;
    "PluginSummary" v2::PluginSummary r#"{"id":"i","name":"n","source":{"type":"remote"},"installed":false,
        "enabled":false,"installPolicy":"AVAILABLE","authPolicy":"ON_USE"}"#;
    "ProcessSpawnParams" v2::ProcessSpawnParams r#"{"command":[],"processHandle":"p","cwd":"/"}"#;
    "ProcessWriteStdinParams" v2::ProcessWriteStdinParams r#"{"processHandle":"p"}"#;
    "ProfileV2" v2::ProfileV2 r#"{}"#;
    "RequestPermissionProfile" v2::RequestPermissionProfile r#"{}"#;
    "SandboxPolicy.externalSandbox" v2::SandboxPolicy r#"{"type":"externalSandbox"}"#;
    "SandboxPolicy.readOnly" v2::SandboxPolicy r#"{"type":"readOnly"}"#;
    "SandboxPolicy.workspaceWrite" v2::SandboxPolicy r#"{"type":"workspaceWrite"}"#;
    "SandboxWorkspaceWrite" v2::SandboxWorkspaceWrite r#"{}"#;
    "SkillMetadata" v2::SkillMetadata r#"{"name":"n","description":"d","path":"/p","scope":"user","enabled":true}"#;
    "SkillToolDependency" v2::SkillToolDependency r#"{"type":"t","value":"v"}"#;
    "SkillsListParams" v2::SkillsListParams r#"{}"#;
    "ThreadForkParams" v2::ThreadForkParams r#"{"threadId":"t"}"#;
    "ThreadForkResponse" v2::ThreadForkResponse "{\"thread\":{\"id\":\"t\",\"sessionId\":\"t\",\"preview\":\"\",
        \"ephemeral\":false,\"modelProvider\":\"p\",\"createdAt\":1,\"updatedAt\":1,\"status\":{\"type\":\"idle\"},
        \"cwd\":\"/\",\"cliVersion\":\"1\",\"source\":\"cli\",\"turns\":[]},\"model\":\"m\",\"modelProvider\":\"p\",
        \"cwd\":\"/\",\"approvalPolicy\":\"never\",\"approvalsReviewer\":\"user\",
        \"sandbox\":{\"type\":\"dangerFullAccess\"}}";
    "ThreadGoalSetParams" v2::ThreadGoalSetParams r#"{"threadId":"t"}"#;
    "ThreadItem.commandExecution" v2::ThreadItem
        r#"{"type":"commandExecution","id":"i","command":"c","cwd":"/","status":"completed","commandActions":[]}"#;
    "ThreadItem.imageGeneration" v2::ThreadItem r#"{"type":"imageGeneration","id":"i","status":"s","result":"r"}"#;
    "ThreadItem.mcpToolCall" v2::ThreadItem
        r#"{"type":"mcpToolCall","id":"i","server":"s","tool":"t","status":"completed","arguments":{}}"#;
    "ThreadItem.reasoning" v2::ThreadItem r#"{"type":"reasoning","id":"i"}"#;
    "ThreadListParams" v2::ThreadListParams r#"{}"#;
    "ThreadMetadataGitInfoUpdateParams" v2::ThreadMetadataGitInfoUpdateParams r#"{}"#;
    "ThreadNameUpdatedNotification" v2::ThreadNameUpdatedNotification r#"{"threadId":"t"}"#;
    "ThreadReadParams" v2::ThreadReadParams r#"{"threadId":"t"}"#;
    "ThreadRealtimeStartParams" v2::ThreadRealtimeStartParams r#"{"threadId":"t","outputModality":"text"}"#;
    "ThreadResumeParams" v2::ThreadResumeParams r#"{"threadId":"t"}"#;
    "ThreadStartParams" v2::ThreadStartParams r#"{}"#;
    "ToolRequestUserInputQuestion" v2::ToolRequestUserInputQuestion r#"{"id":"i","header":"h","question":"q"}"#;
    "ToolsV2" v2::ToolsV2 r#"{}"#;
    "Turn" v2::Turn r#"{"id":"u","items":[],"status":"completed"}"#;
    "TurnStartParams" v2::TurnStartParams r#"{"threadId":"t","input":[]}"#;
    "UserInput.text" v2::UserInput r#"{"type":"text","text":"x"}"#;
}
