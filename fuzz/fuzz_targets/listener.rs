//! Any bytes, from a stranger or from a caller whose handshake was good, in any portions: a listening node refuses them or lets them in, the caller's
//! process is the only one that reads what follows, and one with a good handshake still comes in afterwards.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../crates/nodes/tests/checks/mod.rs"]
mod checks;

fuzz_target!(|input: (u8, bool, Vec<u8>)| {
    let (portion, is_greeted, bytes) = input;
    let said = if is_greeted { [checks::GOOD, &bytes].concat() } else { bytes };
    checks::listener(usize::from(portion), &said);
});
