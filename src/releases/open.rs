//! A type set by name: a release, a bundle or a folder.

use std::path::Path;

use super::embedded::history;
use super::error::Error;
use super::history::Listing;
use super::schema::load;
use super::type_set::TypeSet;

/// The types of a release that the crate knows, or else those of a bundle or folder on disk, as [`load`] reads it.
///
/// Of a release, this is everything that it serves, listed or not.
///
/// # Errors
///
/// When it is neither, and when what is on disk cannot be read as schemas.
pub fn open(name: &str) -> Result<TypeSet, Error> {
    match history().types(name, Listing::Served) {
        Ok(types) => Ok(types),
        Err(_) if Path::new(name).exists() => load(Path::new(name)),
        Err(unknown) => {
            Err(Error { expected: format!("{}, or a bundle or folder on disk", unknown.expected), ..unknown })
        }
    }
}
