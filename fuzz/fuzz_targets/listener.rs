//! Any bytes, from a stranger or from a caller whose handshake was good, in any portions: a listening node refuses them or lets them in, the caller's
//! process is the only one that reads what follows, and one with a good handshake still comes in afterwards.
#![no_main]

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::process::Command;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use libfuzzer_sys::fuzz_target;
use nodes::network::{ListenSettings, Listener, Terms, Token};

const GOOD: &[u8] = b"ROATA\0\x01\0\x06secret";

fuzz_target!(|input: (u8, bool, Vec<u8>)| {
    let (portion, is_greeted, bytes) = input;
    let said = if is_greeted { [GOOD, &bytes].concat() } else { bytes };
    let answer = talk(&said, usize::from(portion).max(1));
    assert!(answer.len() <= 1 + 2 + 1024 || is_greeted);
    assert_eq!(talk(GOOD, GOOD.len()).first(), Some(&0));
});

fn talk(said: &[u8], portion: usize) -> Vec<u8> {
    let mut socket = TcpStream::connect(listener().address()).expect("it listens");
    socket.set_read_timeout(Some(Duration::from_secs(10))).expect("a time");
    for part in said.chunks(portion) {
        if socket.write_all(part).is_err() {
            break;
        }
    }
    let _ = socket.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    let _ = socket.read_to_end(&mut answer);
    answer
}

fn listener() -> &'static Arc<Listener> {
    static LISTENER: OnceLock<Arc<Listener>> = OnceLock::new();
    LISTENER.get_or_init(|| {
        let settings = ListenSettings {
            terms: Terms { token: Token::new(b"secret"), tls: None },
            connections: 256,
            command: Box::new(|| Command::new("true")),
            refused: Box::new(|_, _| {}),
        };
        let listener = Listener::bind(&["127.0.0.1:0".parse().expect("an address")], settings).expect("a port");
        let mine = Arc::clone(&listener);
        std::thread::spawn(move || mine.run(&|| false));
        listener
    })
}
