//! The tables of cases in spec/thread-history.md §9, number by number.

/// The files in which cases are tests.
const CASES: &[&str] =
    &[include_str!("cases_events.rs"), include_str!("cases_rollout.rs"), include_str!("cases_further.rs")];

#[test]
fn every_case_has_its_test() {
    let tested = |case: &usize| {
        let test = format!("#[test]\nfn case_{case:02}_");
        CASES.iter().filter(|file| file.contains(&test)).count() == 1
    };
    let missing: Vec<usize> = (1..=57).filter(|case| !tested(case)).collect();
    assert!(missing.is_empty(), "cases without exactly one test: {missing:?}");
}
