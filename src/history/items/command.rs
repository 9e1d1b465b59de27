//! Commands, run or under review (spec/thread-history.md §5.5, §5.7, §5.10).

use super::capped_millis;
use crate::history::join_words;
use crate::history::paths::{normalised, resolved};
use crate::id::ItemId;
use crate::rollout::{
    ExecCommandBeginEvent, ExecCommandEndEvent, ExecCommandSource, ExecCommandStatus,
    GuardianAssessmentAction, GuardianAssessmentEvent, GuardianAssessmentStatus,
};
use crate::v2::{
    CommandAction, CommandExecutionSource, CommandExecutionStatus, CommandExecutionThreadItem,
    ListFilesCommandAction, ReadCommandAction, SearchCommandAction, UnknownCommandAction,
};
use crate::vocab::{AbsolutePathBuf, ParsedCommand};

impl From<ExecCommandBeginEvent> for CommandExecutionThreadItem {
    #[inline]
    fn from(event: ExecCommandBeginEvent) -> CommandExecutionThreadItem {
        let cwd = normalised(event.cwd);
        CommandExecutionThreadItem {
            id: event.call_id.into_string().into(),
            command: join_words(&event.command),
            process_id: event.process_id,
            source: event.source.into(),
            status: CommandExecutionStatus::InProgress,
            command_actions: actions(event.parsed_cmd, &cwd),
            cwd,
            aggregated_output: None,
            exit_code: None,
            duration_ms: None,
        }
    }
}

impl From<ExecCommandEndEvent> for CommandExecutionThreadItem {
    #[inline]
    fn from(event: ExecCommandEndEvent) -> CommandExecutionThreadItem {
        let cwd = normalised(event.cwd);
        CommandExecutionThreadItem {
            id: event.call_id.into_string().into(),
            command: join_words(&event.command),
            process_id: event.process_id,
            source: event.source.into(),
            status: event.status.into(),
            command_actions: actions(event.parsed_cmd, &cwd),
            cwd,
            aggregated_output: Some(event.aggregated_output).filter(|output| !output.is_empty()),
            exit_code: Some(event.exit_code),
            duration_ms: Some(capped_millis(event.duration)),
        }
    }
}

impl CommandExecutionThreadItem {
    /// The command that a review by the guardian is about, as long as no event of the command itself is there.
    ///
    /// None when the review approved, when its status is not known, when it does not say which item it is about, and
    /// when it is about anything but a command.
    #[inline]
    pub fn under_review(event: GuardianAssessmentEvent) -> Option<CommandExecutionThreadItem> {
        let status = match event.status {
            GuardianAssessmentStatus::InProgress => CommandExecutionStatus::InProgress,
            GuardianAssessmentStatus::Denied | GuardianAssessmentStatus::Aborted => {
                CommandExecutionStatus::Declined
            }
            GuardianAssessmentStatus::TimedOut => CommandExecutionStatus::Failed,
            GuardianAssessmentStatus::Approved | GuardianAssessmentStatus::Unrecognized(_) => return None,
        };
        let id: ItemId = event.target_item_id?;
        let (command, cwd) = match event.action {
            GuardianAssessmentAction::Command(action) => (action.command, action.cwd),
            GuardianAssessmentAction::Execve(action) => {
                let arguments = action.argv.iter().skip(1);
                (join_words(std::iter::once(&action.program).chain(arguments)), action.cwd)
            }
            _ => return None,
        };
        Some(CommandExecutionThreadItem {
            id,
            cwd: normalised(cwd),
            process_id: None,
            source: CommandExecutionSource::Agent,
            status,
            command_actions: vec![UnknownCommandAction { command: command.clone() }.into()],
            command,
            aggregated_output: None,
            exit_code: None,
            duration_ms: None,
        })
    }
}

impl CommandAction {
    /// The action of a parsed command that ran in `cwd`, where relative paths of files that are read start.
    /// A kind that this release does not know is kept as it came.
    #[inline]
    pub fn from_parsed(command: ParsedCommand, cwd: &AbsolutePathBuf) -> CommandAction {
        match command {
            ParsedCommand::Read(read) => {
                ReadCommandAction { command: read.cmd, name: read.name, path: resolved(cwd, read.path) }
                    .into()
            }
            ParsedCommand::ListFiles(list) => {
                ListFilesCommandAction { command: list.cmd, path: list.path }.into()
            }
            ParsedCommand::Search(search) => {
                SearchCommandAction { command: search.cmd, query: search.query, path: search.path }.into()
            }
            ParsedCommand::Unknown(unknown) => UnknownCommandAction { command: unknown.cmd }.into(),
            ParsedCommand::Unrecognized(command) => CommandAction::Unrecognized(command),
        }
    }
}

impl From<ExecCommandSource> for CommandExecutionSource {
    #[inline]
    fn from(source: ExecCommandSource) -> CommandExecutionSource {
        match source {
            ExecCommandSource::Agent => CommandExecutionSource::Agent,
            ExecCommandSource::UserShell => CommandExecutionSource::UserShell,
            ExecCommandSource::UnifiedExecStartup => CommandExecutionSource::UnifiedExecStartup,
            ExecCommandSource::UnifiedExecInteraction => CommandExecutionSource::UnifiedExecInteraction,
            ExecCommandSource::Unrecognized(source) => source.as_str().into(),
        }
    }
}

impl From<ExecCommandStatus> for CommandExecutionStatus {
    #[inline]
    fn from(status: ExecCommandStatus) -> CommandExecutionStatus {
        match status {
            ExecCommandStatus::Completed => CommandExecutionStatus::Completed,
            ExecCommandStatus::Failed => CommandExecutionStatus::Failed,
            ExecCommandStatus::Declined => CommandExecutionStatus::Declined,
            ExecCommandStatus::Unrecognized(status) => status.as_str().into(),
        }
    }
}

#[inline]
fn actions(commands: Vec<ParsedCommand>, cwd: &AbsolutePathBuf) -> Vec<CommandAction> {
    commands.into_iter().map(|command| CommandAction::from_parsed(command, cwd)).collect()
}
