//! The history as text.

use std::fmt::{self, Write};

use super::error::Error;
use super::history::{Fact, History, Line, Releases, TypeLines};
use super::notation::{MemberLine, Reader, name};
use super::ranges::{self, ReleaseSet};

const RELEASE: &str = "release ";
const RANGES: &str = " @ ";
const UNLISTED: &str = "unlisted ";
/// Lines below lines below types are the deepest.
const DEPTH: usize = 2;

/// What the text begins with, for whoever opens it.
const HEADER: &str = "\
# Every type of every release, and the releases in which each line held.
#
# A type stands at the margin, what is said about it below it: members (`name: form`, `name?: form`), variants of unions
# (`| form`, several where their order matters, or `| tag=\"value\"` with the other members below), `= form` for anything else, and marks (`!experimental`,
# `!closed`, `*: form`). `@` names the releases in which a line held: `0.99.0..0.104.0` with both ends, `0.129.0..` to the
# end of what encloses the line; without it, as long as that. `unlisted`: served, but not in the release's own schemas.
#
# Written by `cargo run --example releases --features releases`, which adds a release; CONTRIBUTING.md says how.
";

impl History {
    /// Reads the text of a history.
    ///
    /// Lines that begin with `release` list the releases, oldest first. A type stands at the margin, what is said about
    /// it is indented by two spaces a level. `@` and ranges of releases end a line that did not hold as long as what
    /// encloses it; `0.99.0..0.104.0` holds both ends, `0.129.0..` is open. Empty lines and lines that begin with `#`
    /// say nothing.
    ///
    /// # Errors
    ///
    /// At the first line that is none of these, with its number.
    pub fn parse(text: &str) -> Result<History, Error> {
        let mut history = History::default();
        let mut current: Option<(String, TypeLines)> = None;
        for (number, text) in text.lines().enumerate() {
            let trimmed = text.trim_start_matches(' ');
            if trimmed.is_empty() || trimmed.starts_with('#') {
                continue;
            }
            let spaces = text.len() - trimmed.len();
            let parsed = if spaces == 0 {
                history.types.extend(current.take());
                history.at_margin(trimmed).map(|begun| current = begun)
            } else {
                match &mut current {
                    Some((_, lines)) if spaces % 2 == 0 => history.below(lines, spaces / 2, trimmed),
                    _ => Err(Error::new(
                        "",
                        "a type at the margin, and two spaces a level",
                        format!("{spaces} spaces"),
                    )),
                }
            };
            parsed.map_err(|error| error.within(&format!("line {}", number + 1)))?;
        }
        history.types.extend(current);
        Ok(history)
    }

    fn at_margin(&mut self, text: &str) -> Result<Option<(String, TypeLines)>, Error> {
        if let Some(release) = text.strip_prefix(RELEASE) {
            if self.releases.len() >= ReleaseSet::LIMIT {
                return Err(Error::new("", format!("at most {} releases", ReleaseSet::LIMIT), "more"));
            }
            self.releases.push(release.to_owned());
            return Ok(None);
        }
        let all = Releases { served: ReleaseSet::first(self.releases.len()), unlisted: ReleaseSet::none() };
        let (type_name, releases) = self.split(text, &all)?;
        if self.types.contains_key(type_name) {
            return Err(Error::new("", "a type once", format!("`{type_name}` again")));
        }
        Ok(Some((type_name.to_owned(), TypeLines { releases, lines: Vec::new() })))
    }

    fn below(&self, lines: &mut TypeLines, depth: usize, text: &str) -> Result<(), Error> {
        let (enclosing, into) = match depth {
            1 => (lines.releases, &mut lines.lines),
            DEPTH => match lines.lines.last_mut() {
                Some(line) if matches!(line.fact, Fact::Tagged(_)) => (line.releases, &mut line.below),
                _ => return Err(Error::new("", "a variant with tags above", "none")),
            },
            _ => return Err(Error::new("", format!("at most {DEPTH} levels"), format!("{depth}"))),
        };
        let (fact, releases) = self.split(text, &enclosing)?;
        into.push(Line { fact: read_fact(fact)?, releases, below: Vec::new() });
        Ok(())
    }

    /// Splits a line from its ranges.
    fn split<'a>(&self, text: &'a str, enclosing: &Releases) -> Result<(&'a str, Releases), Error> {
        let Some((said, ranges)) = text.rsplit_once(RANGES) else { return Ok((text, *enclosing)) };
        let (listed, unlisted) = match ranges.split_once(UNLISTED) {
            Some((listed, unlisted)) => (listed.trim_end(), unlisted),
            None => (ranges, ""),
        };
        let read = |ranges: &str| match ranges {
            "" => Ok(ReleaseSet::none()),
            ranges => ranges::read(ranges, &self.releases),
        };
        let unlisted = read(unlisted)?;
        let served = read(listed)?.or(&unlisted).and(&enclosing.served);
        Ok((said, Releases { served, unlisted: unlisted.or(&enclosing.unlisted).and(&served) }))
    }
}

fn read_fact(text: &str) -> Result<Fact, Error> {
    match text {
        "!experimental" => return Ok(Fact::Experimental),
        "!closed" => return Ok(Fact::Closed),
        _ => {}
    }
    if let Some(form) = text.strip_prefix("= ") {
        return Reader::whole(form, Reader::form).map(Fact::Is);
    }
    if let Some(form) = text.strip_prefix("*: ") {
        return Reader::whole(form, Reader::form).map(Fact::Open);
    }
    if let Some(variant) = text.strip_prefix("| ") {
        let tags = Reader::new(variant).tags()?;
        if tags.is_empty() {
            return Reader::whole(variant, Reader::variants).map(Fact::Variants);
        }
        return Reader::whole(variant, Reader::tags).map(Fact::Tagged);
    }
    Reader::whole(text, Reader::member).map(|(name, member)| Fact::Member(name, member))
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fact::Experimental => f.write_str("!experimental"),
            Fact::Closed => f.write_str("!closed"),
            Fact::Open(form) => write!(f, "*: {form}"),
            Fact::Is(form) => write!(f, "= {form}"),
            Fact::Member(name, member) => MemberLine(name, member).fmt(f),
            Fact::Variants(variants) => {
                let mut separator = "| ";
                for variant in variants {
                    write!(f, "{separator}{variant}")?;
                    separator = " | ";
                }
                Ok(())
            }
            Fact::Tagged(tags) => {
                f.write_char('|')?;
                tags.iter().try_for_each(|(tag, value)| write!(f, " {}={value}", name(tag)))
            }
        }
    }
}

impl fmt::Display for History {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HEADER)?;
        f.write_char('\n')?;
        for release in &self.releases {
            writeln!(f, "{RELEASE}{release}")?;
        }
        let all = Releases { served: ReleaseSet::first(self.releases.len()), unlisted: ReleaseSet::none() };
        for (type_name, lines) in &self.types {
            writeln!(f, "\n{type_name}{}", self.ranges(&lines.releases, &all))?;
            self.write_lines(f, &lines.lines, &lines.releases, 1)?;
        }
        Ok(())
    }
}

impl History {
    fn write_lines(
        &self,
        f: &mut fmt::Formatter<'_>,
        lines: &[Line],
        enclosing: &Releases,
        depth: usize,
    ) -> fmt::Result {
        let mut sorted: Vec<(_, &Line)> = lines.iter().map(|line| (place(line), line)).collect();
        sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
        for (_, line) in sorted {
            writeln!(
                f,
                "{:indent$}{}{}",
                "",
                line.fact,
                self.ranges(&line.releases, enclosing),
                indent = depth * 2
            )?;
            self.write_lines(f, &line.below, &line.releases, depth + 1)?;
        }
        Ok(())
    }

    fn ranges(&self, releases: &Releases, enclosing: &Releases) -> String {
        let inherited = enclosing.unlisted.and(&releases.served);
        if releases.unlisted == inherited {
            if releases.served == enclosing.served {
                return String::new();
            }
            return format!("{RANGES}{}", ranges::write(&releases.served, &enclosing.served, &self.releases));
        }
        let listed = releases.served.without(&releases.unlisted);
        let listed = ranges::write(&listed, &enclosing.served, &self.releases);
        let separator = if listed.is_empty() { "" } else { " " };
        let unlisted = ranges::write(&releases.unlisted, &enclosing.served, &self.releases);
        format!("{RANGES}{listed}{separator}{UNLISTED}{unlisted}")
    }
}

/// Where a line stands among its neighbours: lines about one thing follow each other, the oldest first.
fn place(line: &Line) -> (u8, String, Option<usize>, String) {
    let (rank, about) = match &line.fact {
        Fact::Experimental => (0, String::new()),
        Fact::Closed | Fact::Open(_) => (1, String::new()),
        Fact::Is(_) => (2, String::new()),
        Fact::Member(name, _) => (3, name.clone()),
        Fact::Tagged(_) | Fact::Variants(_) => (4, line.fact.to_string()),
    };
    (rank, about, line.releases.served.oldest(), line.fact.to_string())
}
