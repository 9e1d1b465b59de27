//! Documentation texts as HTML.

use codex_schema::export::docs::documentation;
use pretty_assertions::assert_eq;

#[test]
fn paragraphs_and_lists() {
    assert_eq!(documentation("One\nline.\n\n\nAnother."), "<p>One\nline.</p><p>Another.</p>");
    assert_eq!(
        documentation("Either:\n- one, which\n  goes on\n- two\n\nAfter."),
        "<p>Either:</p><ul><li>one, which\ngoes on</li><li>two</li></ul><p>After.</p>"
    );
    assert_eq!(documentation("1. first\n2. second"), "<ul><li>first</li><li>second</li></ul>");
    // Neither a dash within a line nor a number without a dot begins a list.
    assert_eq!(documentation("2 - 1 is 1\n-1 too"), "<p>2 - 1 is 1\n-1 too</p>");
    assert_eq!(documentation(""), "");
}

#[test]
fn code_that_names_something_leads_there() {
    for (text, expected) in [
        ("`Thread`", "<a href=\"#Thread\"><code>Thread</code></a>"),
        ("`thread/start`", "<a href=\"#thread/start\"><code>thread/start</code></a>"),
        ("`Thread.turns`", "<a href=\"#Thread.turns\"><code>Thread.turns</code></a>"),
        ("`Thread.nothing`", "<code>Thread.nothing</code>"),
        ("`null`", "<code>null</code>"),
        // A common word, which here means the member, not the method.
        ("`error`", "<code>error</code>"),
        ("``a ` b``", "<code>a ` b</code>"),
    ] {
        assert_eq!(documentation(text), format!("<p>{expected}</p>"), "{text}");
    }
}

#[test]
fn links() {
    for (text, expected) in [
        ("[`Thread`]", "<a href=\"#Thread\"><code>Thread</code></a>"),
        ("[`Thread`](crate::v2::Thread)", "<a href=\"#Thread\"><code>Thread</code></a>"),
        ("[the thread](crate::v2::Thread)", "<a href=\"#Thread\">the thread</a>"),
        ("[`Reader`](crate::rollout::Reader)", "<code>Reader</code>"),
        ("[gone](crate::Gone)", "gone"),
        (
            "[site](https://example.com/?a=1&b=\"2\")",
            "<a href=\"https://example.com/?a=1&amp;b=&quot;2&quot;\" rel=\"noreferrer\">site</a>",
        ),
        ("[run](javascript:alert)", "run"),
        ("the array [secs, nanos]", "the array [secs, nanos]"),
    ] {
        assert_eq!(documentation(text), format!("<p>{expected}</p>"), "{text}");
    }
}

#[test]
fn everything_else_is_text() {
    for (text, expected) in [
        ("a < b && \"c\" > d", "a &lt; b &amp;&amp; &quot;c&quot; &gt; d"),
        ("`<b>`", "<code>&lt;b&gt;</code>"),
        ("a ` alone", "a ` alone"),
        ("an open [bracket", "an open [bracket"),
        ("an open [`bracket`", "an open [<code>bracket</code>"),
        ("ümlaut `ß` [ä] 日本", "ümlaut <code>ß</code> [ä] 日本"),
    ] {
        assert_eq!(documentation(text), format!("<p>{expected}</p>"), "{text}");
    }
}
