//! A listening node among strangers who know nearly what to say.

mod checks;

use testkit::Garbage;

#[test]
fn strangers_are_refused_or_let_in_and_nobody_else_notices() {
    let samples = vec![
        checks::GOOD.to_vec(),
        b"ROATA\0\x01\0\0".to_vec(),
        b"ROATA\0\x02\0\x06secret".to_vec(),
        b"GET / HTTP/1.1\r\n\r\n".to_vec(),
    ];
    Garbage::for_a_while(samples, |bytes, number| {
        checks::listener(number as usize % 16, bytes)
    });
}
