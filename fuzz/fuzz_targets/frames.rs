//! Any bytes, in any portions, are frames or an error; and cutting them elsewhere changes nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../crates/wire/tests/checks/mod.rs"]
#[allow(dead_code, reason = "each target uses a part")]
mod checks;

fuzz_target!(|input: (u8, Vec<u8>)| checks::frames(usize::from(input.0), &input.1));
