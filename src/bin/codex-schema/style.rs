//! Colour, only on a terminal.

use std::io::{self, IsTerminal};

/// Paints text when standard output is a terminal and colour is not refused by `NO_COLOR`.
#[derive(Clone, Copy)]
pub struct Style {
    colour: bool,
}

impl Style {
    pub fn of_stdout() -> Style {
        Style { colour: io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() }
    }

    pub fn bad(self, text: &str) -> String {
        self.paint("31", text)
    }

    pub fn note(self, text: &str) -> String {
        self.paint("33", text)
    }

    pub fn good(self, text: &str) -> String {
        self.paint("32", text)
    }

    fn paint(self, code: &str, text: &str) -> String {
        if self.colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }
}
