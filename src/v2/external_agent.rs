//! Taking over the configuration of another coding agent (spec/envelope.md §2, §7.9).

use crate::describe::{constructors, wire};
use crate::open::string_enum::string_enum;

wire! {
    /// Params of `externalAgentConfig/detect`, which looks for what another agent's configuration offers.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ExternalAgentConfigDetectParams {
        /// Directories to look in.
        pub cwds: Option<Vec<String>>,
        /// Whether to look in the user's home directory.
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub include_home: bool,
    }

    /// The answer to `externalAgentConfig/detect`: what can be taken over.
    pub struct ExternalAgentConfigDetectResponse {
        pub items: Vec<ExternalAgentConfigMigrationItem>,
    }

    /// Params of `externalAgentConfig/import`, which takes over what was found.
    #[serde(rename_all = "camelCase")]
    pub struct ExternalAgentConfigImportParams {
        /// Items as `externalAgentConfig/detect` tells them.
        pub migration_items: Vec<ExternalAgentConfigMigrationItem>,
    }

    /// The answer to `externalAgentConfig/import`: empty; `externalAgentConfig/import/completed` tells the end.
    #[derive(Default)]
    pub struct ExternalAgentConfigImportResponse {}

    /// Tells that an import has ended (`externalAgentConfig/import/completed`): empty.
    #[derive(Default)]
    pub struct ExternalAgentConfigImportCompletedNotification {}

    /// One thing to take over, in `externalAgentConfig/import` and the answer to `externalAgentConfig/detect`.
    #[serde(rename_all = "camelCase")]
    pub struct ExternalAgentConfigMigrationItem {
        pub description: String,
        pub item_type: ExternalAgentConfigMigrationItemType,
        /// The directory that the item belongs to; null when it belongs to none.
        pub cwd: Option<String>,
        pub details: Option<MigrationDetails>,
    }

    /// What an item consists of, in `ExternalAgentConfigMigrationItem`; an absent list reads as empty.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct MigrationDetails {
        #[serde(default)]
        pub plugins: Vec<PluginsMigration>,
        #[serde(default)]
        pub sessions: Vec<SessionMigration>,
        #[serde(default)]
        pub mcp_servers: Vec<McpServerMigration>,
        #[serde(default)]
        pub hooks: Vec<HookMigration>,
        #[serde(default)]
        pub subagents: Vec<SubagentMigration>,
        #[serde(default)]
        pub commands: Vec<CommandMigration>,
    }

    /// Plugins of one marketplace to take over, in `MigrationDetails`.
    #[serde(rename_all = "camelCase")]
    pub struct PluginsMigration {
        pub marketplace_name: String,
        pub plugin_names: Vec<String>,
    }

    /// A recorded session to take over, in `MigrationDetails`.
    pub struct SessionMigration {
        pub cwd: String,
        /// The file of the session.
        pub path: String,
        pub title: Option<String>,
    }

    /// An MCP server in the configuration of another agent, part of `MigrationDetails`.
    pub struct McpServerMigration {
        pub name: String,
    }

    /// A hook to take over, in `MigrationDetails`.
    pub struct HookMigration {
        pub name: String,
    }

    /// A subagent to take over, in `MigrationDetails`.
    pub struct SubagentMigration {
        pub name: String,
    }

    /// A command to take over, in `MigrationDetails`.
    pub struct CommandMigration {
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
    McpServerMigration(name: String) [];
    PluginsMigration(marketplace_name: String, plugin_names: Vec<String>) [];
    SessionMigration(cwd: String, path: String) [title];
    SubagentMigration(name: String) [];
}

string_enum! {
    /// What kind of thing an item is, in `ExternalAgentConfigMigrationItem`.
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
