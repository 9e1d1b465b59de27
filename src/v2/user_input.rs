//! User input: text, images and references (spec/thread-history.md §1.2).

use crate::describe::{constructors, wire};
use crate::open::tagged::tagged_union;

wire! {
    /// A `text` input.
    pub struct TextUserInput {
        pub text: String,
        #[serde(default)]
        pub text_elements: Vec<TextElement>,
    }

    /// Marks a span of a `text` input (`text_elements`).
    #[serde(rename_all = "camelCase")]
    pub struct TextElement {
        pub byte_range: ByteRange,
        /// Null: the text of the span serves as its placeholder.
        pub placeholder: Option<String>,
    }

    /// A span of a text, in bytes of its UTF-8 form.
    pub struct ByteRange {
        pub start: u64,
        /// Exclusive.
        pub end: u64,
    }

    /// An `image` input: an image at a URL.
    pub struct ImageUserInput {
        /// A data or http URL.
        pub url: String,
    }

    /// A `localImage` input: an image file.
    pub struct LocalImageUserInput {
        pub path: String,
    }

    /// A `skill` input: a skill that the user calls on.
    pub struct SkillUserInput {
        pub name: String,
        pub path: String,
    }

    /// A `mention` input: something that the user refers to.
    pub struct MentionUserInput {
        pub name: String,
        pub path: String,
    }
}

constructors! {
    ByteRange(start: u64, end: u64) [];
    TextElement(byte_range: ByteRange) [placeholder];
    TextUserInput(text: String) [text_elements];
    ImageUserInput(url: String) [];
    LocalImageUserInput(path: String) [];
    SkillUserInput(name: String, path: String) [];
    MentionUserInput(name: String, path: String) [];
}

tagged_union! {
    /// One piece of user input.
    /// Clients send it in `turn/start` and `turn/steer`, servers in `userMessage` items.
    open UserInput by "type" {
        Text(TextUserInput) = "text",
        Image(ImageUserInput) = "image",
        LocalImage(LocalImageUserInput) = "localImage",
        Skill(SkillUserInput) = "skill",
        Mention(MentionUserInput) = "mention",
    }
}
