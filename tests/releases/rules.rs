//! Every rule, on the smallest pair of bundles that shows it.
