//! Conversation text (spec/rollout.md §5.6).

use super::super::primitive::*;
use super::super::response_item::MESSAGE_PHASE;

objects! {
    USER_MESSAGE {
        message: STRING, images?: [STRING], local_images~: [STRING], text_elements~: [TEXT_ELEMENT]
    }
    AGENT_MESSAGE { message: STRING, phase?: MESSAGE_PHASE, memory_citation?: MEMORY_CITATION }
    AGENT_REASONING { text: STRING }
    SECTION_BREAK { item_id~: STRING, summary_index~: I64 }
    CONTENT_DELTA { thread_id: STRING, turn_id: STRING, item_id: STRING, delta: STRING }
    REASONING_CONTENT_DELTA {
        thread_id: STRING, turn_id: STRING, item_id: STRING, delta: STRING, summary_index~: I64
    }
    REASONING_RAW_CONTENT_DELTA {
        thread_id: STRING, turn_id: STRING, item_id: STRING, delta: STRING, content_index~: I64
    }
    TEXT_ELEMENT { byte_range: BYTE_RANGE, placeholder?: STRING }
    BYTE_RANGE { start: U64, end: U64 }
    MEMORY_CITATION { entries: [MEMORY_CITATION_ENTRY], rolloutIds: [STRING] }
    MEMORY_CITATION_ENTRY { path: STRING, lineStart: U32, lineEnd: U32, note: STRING }
}
