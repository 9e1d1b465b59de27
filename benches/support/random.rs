//! Numbers and texts from a fixed seed.

/// xorshift64*: enough to vary lengths and kinds, and the same on every machine.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + (self.next() % (high - low + 1) as u64) as usize
    }

    /// Words, now and then a line break or a quote, as in the text of a model.
    pub fn text(&mut self, bytes: usize) -> String {
        const WORDS: [&str; 12] = [
            "the ",
            "server ",
            "answers ",
            "with ",
            "a ",
            "thread ",
            "and ",
            "its ",
            "turns, ",
            "line\n",
            "\"quoted\" ",
            "naïve ",
        ];
        let mut text = String::with_capacity(bytes + 16);
        while text.len() < bytes {
            let word = match self.between(0, 99) {
                0..=4 => WORDS[9 + self.between(0, 2)],
                _ => WORDS[self.between(0, 8)],
            };
            text.push_str(word);
        }
        text
    }

    /// A text of between so many bytes.
    pub fn length_of_text(&mut self, low: usize, high: usize) -> String {
        let bytes = self.between(low, high);
        self.text(bytes)
    }
}
