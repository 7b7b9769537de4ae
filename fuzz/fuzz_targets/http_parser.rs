//! Bytes from a client or server, cut into pieces anywhere, mean the same as whole; nothing panics.
#![no_main]

use libfuzzer_sys::fuzz_target;

use parser::lenient::Lenient;
use parser::machine::{Event, Kind, Machine};

#[allow(dead_code, unreachable_pub)]
#[path = "../../crates/builtins/src/internal_http_parser"]
mod parser {
    pub mod chunks;
    pub mod cursor;
    pub mod fields;
    pub mod first_line;
    pub mod head;
    pub mod lenient;
    pub mod machine;
    pub mod methods;
    pub mod url;
}

fuzz_target!(|data: &[u8]| {
    let [size, flags, input @ ..] = data else { return };
    let kind = if flags & 1 == 0 { Kind::Request } else { Kind::Response };
    let lenient = if flags & 2 == 0 { 0 } else { 1023 };
    let whole = told(kind, lenient, input, usize::MAX);
    assert_eq!(told(kind, lenient, input, usize::from(*size).max(1)), whole);
});

/// What was told, bodies joined, and where it stopped.
fn told(kind: Kind, lenient: u32, input: &[u8], size: usize) -> (Vec<String>, Vec<u8>) {
    let mut machine = Machine::new(kind, 16384, usize::MAX, Lenient(lenient));
    let (mut events, mut body) = (Vec::new(), Vec::new());
    for piece in input.chunks(size) {
        let mut at = 0;
        loop {
            let (event, next) = machine.step(piece, at);
            assert!(next >= at && next <= piece.len());
            at = next;
            match event {
                Event::NeedMore => break,
                Event::Body { start, end } => body.extend_from_slice(&piece[start..end]),
                Event::Failed(failure) => {
                    events.push(failure.code.to_owned());
                    return (events, body);
                }
                Event::Upgraded => {
                    events.push("Upgraded".to_owned());
                    return (events, body);
                }
                Event::Head => events.push(format!("{:?}", machine.head.fields().collect::<Vec<_>>())),
                Event::Complete => events.push("Complete".to_owned()),
            }
        }
    }
    (events, body)
}
