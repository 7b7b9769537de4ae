//! Any bytes are a value or an error; a value that was read is written and read back the same.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../crates/wire/tests/checks/mod.rs"]
#[allow(dead_code, reason = "each target uses a part")]
mod checks;

fuzz_target!(|bytes: &[u8]| checks::value(bytes));
