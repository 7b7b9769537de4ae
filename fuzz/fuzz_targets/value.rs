//! Any bytes are a value or an error; a value that was read is written and read back the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wire::Value;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(value) = Value::from_bytes(bytes) {
        let written = value.to_bytes();
        let again = Value::from_bytes(&written).expect("what was written can be read");
        assert_eq!(again.to_bytes(), written);
    }
});
