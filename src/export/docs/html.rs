//! Writing HTML: markup comes from the program, everything else is escaped.

/// HTML in the making. Only literals of the program become markup.
#[derive(Default)]
pub(super) struct Html {
    out: String,
}

type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Html {
    /// Text, escaped.
    pub fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                other => self.out.push(other),
            }
        }
    }

    pub fn open(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.text(value);
            self.out.push('"');
        }
        self.out.push('>');
    }

    pub fn close(&mut self, tag: &'static str) {
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    /// Begins a new line of the file, where it has no meaning.
    pub fn line(&mut self) {
        self.out.push('\n');
    }

    /// An element that holds text.
    pub fn put(&mut self, tag: &'static str, attributes: Attributes<'_>, text: &str) {
        self.open(tag, attributes);
        self.text(text);
        self.close(tag);
    }

    /// A link to a place of the page, whose text is code.
    pub fn link(&mut self, id: &str, text: &str) {
        self.open("a", &[("href", &format!("#{id}"))]);
        self.put("code", &[], text);
        self.close("a");
    }

    pub fn into_text(self) -> String {
        self.out
    }
}
