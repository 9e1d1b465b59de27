//! Defaults of members that are absent on input (spec/envelope.md §7.2 and §7.3).

use crate::vocab::InputModality;

pub(crate) fn yes() -> bool {
    true
}

pub(crate) fn is_false(value: &bool) -> bool {
    !value
}

pub(crate) fn text_and_image() -> Vec<InputModality> {
    vec![InputModality::Text, InputModality::Image]
}
