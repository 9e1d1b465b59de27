//! Strings, escaped as JSON wants it.

/// How many bytes are looked at together; wide enough for the compiler to use vector instructions.
const BLOCK: usize = 32;

fn is_plain(byte: u8) -> bool {
    byte >= 0x20 && byte != b'"' && byte != b'\\'
}

/// The offset of the first byte at or after `from` that has to be escaped, or the end.
fn next_escape(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(block) = bytes.get(at..at + BLOCK) {
        // Without early exit, so that the whole block is compared at once.
        let plain = block.iter().fold(true, |plain, byte| plain & is_plain(*byte));
        if !plain {
            break;
        }
        at += BLOCK;
    }
    let rest = &bytes[at..];
    at + rest.iter().position(|byte| !is_plain(*byte)).unwrap_or(rest.len())
}

/// Writes a string with its quotes.
pub(super) fn write(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    out.reserve(bytes.len() + 2);
    out.push(b'"');
    let mut written = 0;
    loop {
        let escape = next_escape(bytes, written);
        out.extend_from_slice(&bytes[written..escape]);
        let Some(byte) = bytes.get(escape) else { break };
        write_escape(out, *byte);
        written = escape + 1;
    }
    out.push(b'"');
}

fn write_escape(out: &mut Vec<u8>, byte: u8) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let letter = match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        b'\t' => b't',
        b'\n' => b'n',
        0x0c => b'f',
        b'\r' => b'r',
        control => {
            let digits = [HEX[usize::from(control >> 4)], HEX[usize::from(control & 0x0f)]];
            out.extend_from_slice(b"\\u00");
            return out.extend_from_slice(&digits);
        }
    };
    out.extend_from_slice(&[b'\\', letter]);
}
