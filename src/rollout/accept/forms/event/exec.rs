//! Commands (spec/rollout.md §5.10).

use super::super::primitive::*;

objects! {
    EXEC_COMMAND_BEGIN {
        call_id: STRING, process_id?: STRING, turn_id: STRING, started_at_ms~: I64, command: [STRING],
        cwd: ABSOLUTE_PATH, parsed_cmd: [PARSED_COMMAND], source~: EXEC_COMMAND_SOURCE,
        interaction_input?: STRING
    }
    EXEC_COMMAND_END {
        call_id: STRING, process_id?: STRING, turn_id: STRING, completed_at_ms~: I64, command: [STRING],
        cwd: ABSOLUTE_PATH, parsed_cmd: [PARSED_COMMAND], source~: EXEC_COMMAND_SOURCE,
        interaction_input?: STRING, stdout: STRING, stderr: STRING, aggregated_output~: STRING,
        exit_code: I32, duration: DURATION, formatted_output: STRING, status: EXEC_COMMAND_STATUS
    }
    EXEC_COMMAND_OUTPUT_DELTA { call_id: STRING, stream: EXEC_OUTPUT_STREAM, chunk: BASE64 }
    TERMINAL_INTERACTION { call_id: STRING, process_id: STRING, stdin: STRING }
}

keyed! {
    EXEC_COMMAND_SOURCE { "agent" "user_shell" "unified_exec_startup" "unified_exec_interaction" }
    EXEC_COMMAND_STATUS { "completed" "failed" "declined" }
    EXEC_OUTPUT_STREAM { "stdout" "stderr" }
}

tagged! {
    PARSED_COMMAND by "type" {
        "read" { cmd: STRING, name: STRING, path: STRING }
        "list_files" { cmd: STRING, path?: STRING }
        "search" { cmd: STRING, query?: STRING, path?: STRING }
        "unknown" { cmd: STRING }
    }
}
