//! @doc

use crate::describe::{constructors, wire};
use crate::open::tagged::tagged_union;

wire! {
    /// @doc used by TextElement
    pub struct ByteRange {
        pub start: u64,
        pub end: u64,
    }

    /// @doc used by UserInput
    #[serde(rename_all = "camelCase")]
    pub struct TextElement {
        pub byte_range: ByteRange,
        pub placeholder: Option<String>,
    }

    /// @doc `text` member of UserInput
    pub struct TextUserInput {
        pub text: String,
        #[serde(default)]
        pub text_elements: Vec<TextElement>,
    }

    /// @doc `image` member of UserInput
    pub struct ImageUserInput {
        pub url: String,
    }

    /// @doc `localImage` member of UserInput
    pub struct LocalImageUserInput {
        pub path: String,
    }

    /// @doc `skill` member of UserInput
    pub struct SkillUserInput {
        pub name: String,
        pub path: String,
    }

    /// @doc `mention` member of UserInput
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
    /// @doc used by ThreadItem, TurnStartParams, TurnSteerParams
    open UserInput by "type" {
        Text(TextUserInput) = "text",
        Image(ImageUserInput) = "image",
        LocalImage(LocalImageUserInput) = "localImage",
        Skill(SkillUserInput) = "skill",
        Mention(MentionUserInput) = "mention",
    }
}
