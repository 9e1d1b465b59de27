//! Commands as one line (spec/thread-history.md §5.9).

use codex_schema::history::join_words;
use pretty_assertions::assert_eq;

use crate::draws::Draws;

#[test]
fn by_the_table() {
    for (words, line) in [
        (&["echo", "hello world"][..], "echo 'hello world'"),
        (&[], ""),
        (&["", ""], "'' ''"),
        (&["aZ09+-./:@]_"], "aZ09+-./:@]_"),
        (&["a=b"], "'a=b'"),
        (&["it's"], "\"it's\""),
        (&["it's $HOME"], "\"it's \"'$HOME'"),
        (&["a\"b"], "'a\"b'"),
        (&["'\"\\"], "\"'\\\"\\\\\""),
        (&["^"], "'^'"),
        (&["^^"], "'^''^'"),
        (&["a^b"], "a'^b'"),
        (&["é"], "'é'"),
        (&["ok", "no\0t"], "<command included NUL byte>"),
    ] {
        assert_eq!(join_words(words), line, "{words:?}");
    }
}

#[test]
fn the_same_as_the_public_crate() {
    let alphabet: Vec<char> = "ab0+-./:@]_ \t\n'\"\\^`$!~#&*()[{};<>?|=%,é😀\u{a0}".chars().collect();
    let mut draws = Draws::new(1);
    for _ in 0..50_000 {
        let count = draws.below(4);
        let words: Vec<String> = (0..count)
            .map(|_| {
                let length = draws.below(9);
                (0..length).map(|_| alphabet[draws.below(alphabet.len())]).collect()
            })
            .collect();
        let theirs = shlex::try_join(words.iter().map(String::as_str)).expect("has no NUL byte");
        assert_eq!(join_words(&words), theirs, "{words:?}");
    }
}

#[test]
fn every_ascii_character_alone_and_in_pairs() {
    for first in 1..128_u8 {
        for second in 0..128_u8 {
            let mut word = String::from(char::from(first));
            if second > 0 {
                word.push(char::from(second));
            }
            let theirs = shlex::try_join([word.as_str()]).expect("has no NUL byte");
            assert_eq!(join_words([&word]), theirs, "{word:?}");
        }
    }
}
