//! The time machine: every release's wire, and what changed between any two (feature `releases`).
//!
//! The crate carries the types of every release since 0.99.0, as one text that says for each line about each type in which
//! releases it held (`src/releases/history.txt`). From it come
//!
//! - the type set of a release ([`History::types`]), exactly as its own schemas say, and back as JSON Schema
//!   ([`TypeSet::to_bundle`]); values can be checked against it ([`TypeSet::check`]);
//! - the life of a method, type, member, value or variant ([`History::since`]), and what replaced it
//!   ([`History::successor`]);
//! - the difference of two releases, or of bundles on disk, judged by named rules ([`Difference::between`]).
//!
//! ```
//! use codex_schema::releases::{Difference, Listing, Rule, history};
//!
//! let life = &history().since("thread/rollback")?[0];
//! assert_eq!((life.since(), life.until()), ("0.99.0", Some("0.155.0")));
//!
//! let before = history().types("0.128.0", Listing::Served)?;
//! let after = history().types("0.129.0", Listing::Served)?;
//! let difference = Difference::between(&before, &after);
//! let ignored = difference.changes.iter().find(|change| change.rule == Rule::SentMemberRemoved).unwrap();
//! assert_eq!(ignored.place, "v2/ThreadRealtimeStartParams.sessionId");
//! assert!(ignored.silent);
//! assert_eq!(ignored.renamed.as_ref().unwrap().name, "realtimeSessionId");
//! # Ok::<(), codex_schema::releases::Error>(())
//! ```
//!
//! Four members and their types are served by all releases but listed in the schemas of none after 0.104.0; [`Listing`]
//! says whether they are meant. What they look like there is known of 0.130.0; that it holds for the others is taken
//! from the types beside them.

mod add;
mod changelog;
mod check;
mod compat;
mod diff;
mod embedded;
mod error;
mod form;
mod history;
mod methods;
mod notation;
mod open;
mod overview;
mod plot;
mod ranges;
mod schema;
mod since;
mod successor;
mod text;
mod type_set;

pub use check::Misfit;
pub use compat::{Compatibility, Remark, Verdict};
pub use diff::{Broken, Change, Difference, Rename, Rule, Severity};
pub use embedded::history;
pub use error::Error;
pub use form::{Form, Member, Object, Rest, Variant};
pub use history::{History, Listing};
pub use methods::Method;
pub use open::open;
pub use overview::{Changes, Figures};
pub use plot::plot;
pub use schema::load;
pub use since::{Life, Span, Subject};
pub use type_set::{Type, TypeSet};
