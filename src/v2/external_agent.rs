//! @doc

use crate::describe::{constructors, wire};
use crate::open::string_enum::string_enum;
use crate::v2::McpServerMigration;

wire! {
    /// @doc used by MigrationDetails
    pub struct CommandMigration {
        pub name: String,
    }

    /// @doc params of `externalAgentConfig/detect` (client request)
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ExternalAgentConfigDetectParams {
        pub cwds: Option<Vec<String>>,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub include_home: bool,
    }

    /// @doc result of `externalAgentConfig/detect` (server answers)
    pub struct ExternalAgentConfigDetectResponse {
        pub items: Vec<ExternalAgentConfigMigrationItem>,
    }

    /// @doc params of `externalAgentConfig/import/completed` (server notification)
    #[derive(Default)]
    pub struct ExternalAgentConfigImportCompletedNotification {}

    /// @doc params of `externalAgentConfig/import` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ExternalAgentConfigImportParams {
        pub migration_items: Vec<ExternalAgentConfigMigrationItem>,
    }

    /// @doc result of `externalAgentConfig/import` (server answers)
    #[derive(Default)]
    pub struct ExternalAgentConfigImportResponse {}

    /// @doc used by ExternalAgentConfigDetectResponse, ExternalAgentConfigImportParams
    #[serde(rename_all = "camelCase")]
    pub struct ExternalAgentConfigMigrationItem {
        pub description: String,
        pub item_type: ExternalAgentConfigMigrationItemType,
        pub cwd: Option<String>,
        pub details: Option<MigrationDetails>,
    }

    /// @doc used by MigrationDetails
    pub struct HookMigration {
        pub name: String,
    }

    /// @doc used by ExternalAgentConfigMigrationItem
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct MigrationDetails {
        #[serde(default)]
        pub commands: Vec<CommandMigration>,
        #[serde(default)]
        pub hooks: Vec<HookMigration>,
        #[serde(default)]
        pub mcp_servers: Vec<McpServerMigration>,
        #[serde(default)]
        pub plugins: Vec<PluginsMigration>,
        #[serde(default)]
        pub sessions: Vec<SessionMigration>,
        #[serde(default)]
        pub subagents: Vec<SubagentMigration>,
    }

    /// @doc used by MigrationDetails
    #[serde(rename_all = "camelCase")]
    pub struct PluginsMigration {
        pub marketplace_name: String,
        pub plugin_names: Vec<String>,
    }

    /// @doc used by MigrationDetails
    pub struct SessionMigration {
        pub cwd: String,
        pub path: String,
        pub title: Option<String>,
    }

    /// @doc used by MigrationDetails
    pub struct SubagentMigration {
        pub name: String,
    }
}

constructors! {
    CommandMigration(name: String) [];
    ExternalAgentConfigImportParams(migration_items: Vec<ExternalAgentConfigMigrationItem>) [];
    ExternalAgentConfigMigrationItem(description: String, item_type: ExternalAgentConfigMigrationItemType) [
        cwd, details,
    ];
    HookMigration(name: String) [];
    PluginsMigration(marketplace_name: String, plugin_names: Vec<String>) [];
    SessionMigration(cwd: String, path: String) [title];
    SubagentMigration(name: String) [];
}

string_enum! {
    /// @doc used by ExternalAgentConfigMigrationItem
    open ExternalAgentConfigMigrationItemType {
        AgentsMd = "AGENTS_MD",
        Config = "CONFIG",
        Skills = "SKILLS",
        Plugins = "PLUGINS",
        McpServerConfig = "MCP_SERVER_CONFIG",
        Subagents = "SUBAGENTS",
        Hooks = "HOOKS",
        Commands = "COMMANDS",
        Sessions = "SESSIONS",
    }
}
