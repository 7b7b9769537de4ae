//! Mechanical checks and golden regeneration.
fn main() {}
