//! Session metadata and where a session comes from (spec/rollout.md §4.1, §4.2, §5.15, §7).

use super::primitive::*;

objects! {
    SESSION_META {
        id: UUID, forked_from_id?: UUID, timestamp: STRING, cwd: STRING, originator: STRING,
        cli_version: STRING, source~: SESSION_SOURCE, thread_source?: THREAD_SOURCE, agent_nickname?: STRING,
        agent_role | agent_type?: STRING, agent_path?: STRING, model_provider?: STRING,
        base_instructions?: BASE_INSTRUCTIONS, dynamic_tools?: [DYNAMIC_TOOL_SPEC], memory_mode?: STRING,
        git?: GIT_INFO
    }
    BASE_INSTRUCTIONS { text: STRING }
    GIT_INFO { commit_hash?: STRING, branch?: STRING, repository_url?: STRING }
    DYNAMIC_TOOL_SPEC {
        namespace?: STRING, name: STRING, description: STRING, inputSchema: ANY, deferLoading?: BOOL,
        exposeToContext?: BOOL
    }
    THREAD_SPAWN {
        parent_thread_id: UUID, depth: I32, agent_path?: AGENT_PATH, agent_nickname?: STRING,
        agent_role | agent_type?: STRING
    }
}

keyed! {
    THREAD_SOURCE { "user" "subagent" "memory_consolidation" }
    SESSION_SOURCE {
        "cli" "vscode" "exec" "mcp" "unknown";
        "custom": STRING "internal": INTERNAL_SESSION_SOURCE "subagent": SUB_AGENT_SOURCE
        else unit
    }
    INTERNAL_SESSION_SOURCE { "memory_consolidation" }
    SUB_AGENT_SOURCE {
        "review" "compact" "memory_consolidation"; "thread_spawn": THREAD_SPAWN "other": STRING
    }
}
