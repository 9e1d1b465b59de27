//! Base64 in the standard alphabet (spec/rollout.md §12.3). How strict a reader is about padding and about bits that
//! stand for no byte differs from place to place; the digits are the same everywhere.

/// What a digit stands for.
#[inline]
pub(crate) fn sextet(digit: u8) -> Option<u8> {
    Some(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

/// The bytes of digits without padding. Bits that make no whole byte are dropped.
#[inline]
pub(crate) fn decode(digits: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for digit in digits.bytes() {
        bits = ((bits << 6) | u32::from(sextet(digit)?)) & 0xffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(((bits >> held) & 0xff) as u8);
        }
    }
    Some(bytes)
}

/// The length of the decoded bytes of a padded text; none when it is no base64.
#[inline]
pub(crate) fn decoded_len(text: &str) -> Option<usize> {
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
