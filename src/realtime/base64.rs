//! How long base64 text is when decoded: standard alphabet, padded. Nobody needs the bytes here.

/// The length of the decoded bytes; none when the text is not base64.
#[inline]
pub(super) fn decoded_len(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if !bytes.len().is_multiple_of(4) {
        return None;
    }
    let padding = bytes.iter().rev().take(2).take_while(|byte| **byte == b'=').count();
    let (digits, _) = bytes.split_at(bytes.len() - padding);
    let mut last = 0;
    for byte in digits {
        last = sextet(*byte)?;
    }
    // The bits of the last digit that no byte holds are zero.
    let unused = [0, 0b11, 0b1111][padding];
    (last & unused == 0).then(|| digits.len() / 4 * 3 + digits.len() % 4 * 3 / 4)
}

#[inline]
fn sextet(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}
