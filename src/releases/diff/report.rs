//! Differences as text, JSON and Markdown.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{Change, Difference, Severity};

/// How many methods a line names before it only counts them.
const METHODS_SHOWN: usize = 3;

impl Change {
    /// What changed, in one line without the place: both forms, the new name, who is reached.
    pub fn summary(&self) -> String {
        let mut line = String::new();
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => _ = write!(line, "{before} -> {after}"),
            (Some(only), None) | (None, Some(only)) if *only != self.place => line.push_str(only),
            _ => {}
        }
        let mut note = |text: String| {
            let separator = if line.is_empty() { "" } else { "; " };
            line.push_str(separator);
            line.push_str(&text);
        };
        if let Some(renamed) = &self.renamed {
            let word = if self.after.is_none() { "renamed to" } else { "was" };
            note(format!("likely {word} {} ({:.0} %)", renamed.name, renamed.confidence * 100.0));
        }
        if self.silent {
            note("silent: no error tells".to_owned());
        }
        match self.methods.as_slice() {
            [] => {}
            methods if methods.len() <= METHODS_SHOWN => note(format!("in {}", methods.join(", "))),
            methods => note(format!("in {} methods", methods.len())),
        }
        if self.experimental {
            note("experimental".to_owned());
        }
        line
    }

    fn to_json(&self) -> Value {
        json!({
            "rule": self.rule.name(),
            "severity": self.rule.severity().as_str(),
            "place": self.place,
            "before": self.before,
            "after": self.after,
            "breaks": self.rule.broken().iter().map(|broken| broken.as_str()).collect::<Vec<_>>(),
            "silent": self.silent,
            "experimental": self.experimental,
            "renamed": self.renamed.as_ref().map(|renamed| json!({
                "name": renamed.name,
                "confidence": (f64::from(renamed.confidence) * 100.0).round() / 100.0,
            })),
            "methods": self.methods,
        })
    }
}

impl Difference {
    /// How many changes of each severity there are, in words.
    pub fn verdict(&self) -> String {
        let count =
            |severity| self.changes.iter().filter(|change| change.rule.severity() == severity).count();
        format!(
            "{} changes: {} breaking, {} dangerous, {} safe",
            self.changes.len(),
            count(Severity::Breaking),
            count(Severity::Dangerous),
            count(Severity::Safe)
        )
    }

    /// For a terminal: a line per change below its severity and rule, and the verdict last.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for (rule, count) in self.counts() {
            let breaks: Vec<_> = rule.broken().iter().map(|broken| broken.as_str()).collect();
            let breaks =
                if breaks.is_empty() { String::new() } else { format!(" Breaks: {}.", breaks.join(", ")) };
            _ = writeln!(text, "{} {} ({count}): {}{breaks}", rule.severity(), rule.name(), rule.meaning());
            for change in self.changes.iter().filter(|change| change.rule == rule) {
                let line = format!("  {}  {}", change.place, change.summary());
                _ = writeln!(text, "{}", line.trim_end());
            }
        }
        for method in &self.unknown_results {
            _ = writeln!(text, "not compared: the result of {method}, whose type nothing tells");
        }
        _ = writeln!(text, "{}", self.verdict());
        text
    }

    /// For programs: `changes`, `counts` by rule, and `unknownResults`.
    pub fn to_json(&self) -> Value {
        let counts: Vec<Value> = self
            .counts()
            .into_iter()
            .map(|(rule, count)| json!({ "rule": rule.name(), "severity": rule.severity().as_str(), "count": count }))
            .collect();
        json!({
            "counts": counts,
            "changes": self.changes.iter().map(Change::to_json).collect::<Vec<_>>(),
            "unknownResults": self.unknown_results,
        })
    }

    /// For a page: a section for each severity, a table row per change.
    pub fn to_markdown(&self) -> String {
        let mut text = format!("{}.\n", self.verdict());
        for severity in [Severity::Breaking, Severity::Dangerous, Severity::Safe] {
            let changes: Vec<&Change> =
                self.changes.iter().filter(|change| change.rule.severity() == severity).collect();
            if changes.is_empty() {
                continue;
            }
            _ = write!(
                text,
                "\n### {severity} ({})\n\n| rule | place | what |\n| --- | --- | --- |\n",
                changes.len()
            );
            for change in changes {
                let what = change.summary().replace('|', "\\|");
                _ = writeln!(text, "| `{}` | `{}` | {what} |", change.rule.name(), change.place);
            }
        }
        text
    }
}
