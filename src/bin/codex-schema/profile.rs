//! `--profile`.

use clap::ValueEnum;
use codex_schema::export::json_schema;

/// How schemas treat what this release does not list.
#[derive(Clone, Copy, ValueEnum)]
pub enum Profile {
    /// The protocol as it is: unknown tags and enum values are refused, unknown members are not.
    Wire,
    /// For readers: unknown tags and enum values are accepted too, where a newer peer may send them.
    Open,
    /// For what a client is about to send: unknown members are refused too.
    Strict,
}

impl From<Profile> for json_schema::Profile {
    fn from(profile: Profile) -> json_schema::Profile {
        match profile {
            Profile::Wire => json_schema::Profile::Wire,
            Profile::Open => json_schema::Profile::Open,
            Profile::Strict => json_schema::Profile::Strict,
        }
    }
}
