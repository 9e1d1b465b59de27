//! The TypeScript that the crate generates: the two trees of files, the npm package, and the `TS` implementations of the
//! types.
#![cfg(feature = "typescript")]

mod declarations;
mod embedding;
mod files;
mod package;
mod surfaces;

/// A file without its comments and the contents of its string literals.
fn code_of(text: &str) -> String {
    let mut code = String::new();
    for line in text.lines().map(str::trim_start) {
        if !["/**", "*", "//"].iter().any(|comment| line.starts_with(comment)) {
            // Every second part is inside quotes.
            code.extend(line.split('"').step_by(2));
            code.push('\n');
        }
    }
    code
}

/// The words of a piece of code: names and keywords.
fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}
