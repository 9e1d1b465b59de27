//! What replaced something that ended.

use super::diff::{Difference, Rename};
use super::error::Error;
use super::form::Form;
use super::history::{History, Listing};
use super::since::{Life, Subject};
use super::type_set::TypeSet;

impl History {
    /// The likely new name of something that ended: what came in the same place, with the same form, in the release
    /// after its last one. None when it goes on, or nothing there is like it.
    ///
    /// # Errors
    ///
    /// When the life is of another history.
    pub fn successor(&self, life: &Life) -> Result<Option<Rename>, Error> {
        let Some(until) = life.until() else { return Ok(None) };
        let last = self.index(until)?;
        let Some(next) = self.releases.get(last + 1) else { return Ok(None) };
        let (before, after) = (self.types(until, Listing::Served)?, self.types(next, Listing::Served)?);
        let difference = Difference::between(&before, &after);
        let (place, value) = match (life.subject, life.name.split_once('=')) {
            (Subject::Value, Some((path, value))) => {
                (type_of_values(&before, path), Some(serde_json::Value::from(value).to_string()))
            }
            _ => (life.name.clone(), None),
        };
        let ended = difference.changes.into_iter().find(|change| {
            change.place == place && change.after.is_none() && (value.is_none() || change.before == value)
        });
        Ok(ended.and_then(|change| change.renamed))
    }
}

/// The type whose values `Type` or `Type.member` names: where differences tell of them.
fn type_of_values(types: &TypeSet, path: &str) -> String {
    let Some((name, member)) = path.split_once('.') else { return path.to_owned() };
    let forms = types.types.get(name).map(|kind| kind.form.variants()).unwrap_or_default();
    let mut target = None;
    for (form, _) in forms {
        let Form::Object(object) = form else { continue };
        if let Some(member) = object.members.get(member) {
            member.form.each_reference(&mut |name| target = Some(name.to_owned()));
        }
    }
    target.unwrap_or_else(|| path.to_owned())
}
