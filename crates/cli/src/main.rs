//! The binary `roata`: arguments and wiring only.
fn main() {}
