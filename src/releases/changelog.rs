//! A changelog for people, release by release.

use std::fmt::Write;

use super::diff::{Change, Difference, Rule, Severity};
use super::error::Error;
use super::history::{History, Listing};

impl History {
    /// What changed from one release to another, as Markdown: a section for each release between, the newest first, with
    /// what breaks, what may, the new methods, and the count of everything else.
    ///
    /// # Errors
    ///
    /// When a release is not in the history, or the first is not older than the second.
    pub fn changelog(&self, from: &str, to: &str) -> Result<String, Error> {
        let (first, last) = (self.index(from)?, self.index(to)?);
        if first >= last {
            return Err(Error::new(
                format!("{from}..{to}"),
                "an older release and a newer one",
                "no release between",
            ));
        }
        let mut text = String::new();
        for pair in self.releases[first..=last].windows(2).rev() {
            let [before, after] = pair else { continue };
            let difference = Difference::between(
                &self.types(before, Listing::Served)?,
                &self.types(after, Listing::Served)?,
            );
            section(&mut text, after, &difference);
        }
        Ok(text)
    }
}

fn section(text: &mut String, release: &str, difference: &Difference) {
    let separator = if text.is_empty() { "" } else { "\n" };
    _ = write!(text, "{separator}## {release}\n\n{}.\n", difference.verdict());
    for (title, severity) in [("Breaking", Severity::Breaking), ("Dangerous", Severity::Dangerous)] {
        list(text, title, difference, |change| change.rule.severity() == severity);
    }
    list(text, "New methods", difference, |change| {
        matches!(change.rule, Rule::MethodAdded | Rule::NotificationAdded)
    });
    let others: Vec<String> = difference
        .counts()
        .into_iter()
        .filter(|(rule, _)| {
            rule.severity() == Severity::Safe && !matches!(rule, Rule::MethodAdded | Rule::NotificationAdded)
        })
        .map(|(rule, count)| format!("{count} `{}`", rule.name()))
        .collect();
    if !others.is_empty() {
        _ = write!(text, "\nSafe besides: {}.\n", others.join(", "));
    }
}

fn list(text: &mut String, title: &str, difference: &Difference, wanted: impl Fn(&Change) -> bool) {
    let changes: Vec<&Change> = difference.changes.iter().filter(|change| wanted(change)).collect();
    if changes.is_empty() {
        return;
    }
    _ = write!(text, "\n### {title}\n\n");
    for change in changes {
        let summary = change.summary();
        let separator = if summary.is_empty() { "" } else { ": " };
        _ = writeln!(text, "- `{}` ({}){separator}{summary}", change.place, change.rule.name());
    }
}
