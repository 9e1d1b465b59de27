//! The `codex-schema` program: thin verbs over the library, one file each.
//!
//! Results go to standard output, diagnostics to standard error. Exit status 0: fine; 1: findings; 2: usage or
//! input and output.

mod docs;
mod generate;
mod input;
mod inspect;
mod methods;
mod profile;
mod releases;
mod style;
mod summary;
mod thread_files;
mod threads;
mod turns;
mod validate;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

/// Schemas, types and checks for the Codex app-server protocol (wire release 0.130.0).
#[derive(Parser)]
#[command(
    name = "codex-schema",
    version,
    after_help = "Examples:\n  codex-schema inspect session.jsonl\n  codex-schema validate --strict session.jsonl\n  codex-schema turns rollout.jsonl\n  codex-schema threads ~/.codex/sessions\n  codex-schema generate-ts --out bindings\n\nExit status: 0 fine, 1 findings, 2 usage or I/O error."
)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    GenerateJsonSchema(generate::JsonSchema),
    GenerateTs(generate::TypeScript),
    Validate(validate::Validate),
    Inspect(inspect::Inspect),
    Turns(turns::Turns),
    Threads(threads::Threads),
    Methods(methods::Methods),
    Docs(docs::Docs),
    Releases(releases::Releases),
    Since(releases::Since),
    Diff(releases::Diff),
    Changelog(releases::Changelog),
    Compat(releases::Compat),
}

/// How results are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// One JSON document, for programs.
    Json,
}

/// How a verb ended, besides failing.
enum Outcome {
    Fine,
    Findings,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().verb {
        Verb::GenerateJsonSchema(verb) => verb.run(),
        Verb::GenerateTs(verb) => verb.run(),
        Verb::Validate(verb) => verb.run(),
        Verb::Inspect(verb) => verb.run(),
        Verb::Turns(verb) => verb.run(),
        Verb::Threads(verb) => verb.run(),
        Verb::Methods(verb) => verb.run(),
        Verb::Docs(verb) => verb.run(),
        Verb::Releases(verb) => verb.run(),
        Verb::Since(verb) => verb.run(),
        Verb::Diff(verb) => verb.run(),
        Verb::Changelog(verb) => verb.run(),
        Verb::Compat(verb) => verb.run(),
    };
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        // Whoever reads our output may stop early, as `head` does.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("codex-schema: {error}");
            ExitCode::from(2)
        }
    }
}
