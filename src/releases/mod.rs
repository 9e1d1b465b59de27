//! The time machine: every release's wire, and what changed between any two (feature `releases`).
//!
//! The crate carries the types of every release, as one text that says for each line in which releases it held.

mod add;
mod diff;
mod embedded;
mod error;
mod form;
mod history;
mod methods;
mod notation;
mod ranges;
mod schema;
mod since;
mod text;
mod type_set;

pub use diff::{Broken, Change, Difference, Rename, Rule, Severity};
pub use embedded::history;
pub use error::Error;
pub use form::{Form, Member, Object, Rest, Variant};
pub use history::{History, Listing};
pub use schema::load;
pub use methods::Method;
pub use since::{Life, Span, Subject};
pub use type_set::{Type, TypeSet};
