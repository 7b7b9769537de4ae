//! What the machine makes of messages, whole and in pieces.

use proptest::prelude::*;

use super::lenient::Lenient;
use super::machine::{Event, Kind, Machine, Verdict};

/// The events of `input`, told in a line each, when it comes in pieces of `size` bytes.
fn events(kind: Kind, input: &[u8], size: usize, lenient: u32) -> Vec<String> {
    let mut machine = Machine::new(kind, 16384, usize::MAX, Lenient(lenient));
    let mut told = Vec::new();
    let mut body = Vec::new();
    let mut base = 0;
    for piece in input.chunks(size.max(1)) {
        let mut at = 0;
        loop {
            let (event, next) = machine.step(piece, at);
            at = next;
            match event {
                Event::NeedMore => break,
                Event::Head => {
                    machine.decide(Verdict::Usual);
                    told.push(head(&machine));
                }
                Event::Body { start, end } => body.extend_from_slice(&piece[start..end]),
                Event::Complete | Event::Upgraded => {
                    if !body.is_empty() {
                        told.push(format!("body {}", String::from_utf8_lossy(&body)));
                        body.clear();
                    }
                    told.push(format!("{event:?}"));
                    if event == Event::Upgraded {
                        told.push(format!("rest from {}", base + at));
                        return told;
                    }
                }
                Event::Failed(failure) => {
                    told.push(format!("{} {} at {}", failure.code, failure.reason, base + at));
                    return told;
                }
            }
        }
        base += piece.len();
    }
    if let Some(event) = machine.finish() {
        told.push(format!("end {event:?} {}", String::from_utf8_lossy(&body)));
    }
    told
}

fn head(machine: &Machine) -> String {
    let head = &machine.head;
    let fields: Vec<_> = head.fields().map(String::from_utf8_lossy).collect();
    format!(
        "head {}.{} {} {} {} {}",
        head.major,
        head.minor,
        head.method,
        head.status,
        String::from_utf8_lossy(head.line()),
        fields.join("|")
    )
}

fn requests(input: &str) -> Vec<String> {
    events(Kind::Request, input.as_bytes(), usize::MAX, 0)
}

fn responses(input: &str) -> Vec<String> {
    events(Kind::Response, input.as_bytes(), usize::MAX, 0)
}

/// The last event, which says what is wrong.
fn complaint(input: &str) -> String {
    requests(input).pop().unwrap_or_default()
}

#[test]
fn pipelined_requests_come_one_after_the_other() {
    let told = requests("GET /a HTTP/1.1\r\nHost: x\r\n\r\nPOST /b HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc");
    let expected = [
        "head 1.1 1 0 /a Host|x",
        "Complete",
        "head 1.1 3 0 /b Content-Length|3",
        "body abc",
        "Complete",
    ];
    assert_eq!(told, expected);
}

#[test]
fn chunks_make_one_body_and_extensions_are_skipped() {
    let told = requests(
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;a=\"b\\\"\";c\r\nabc\r\nA\r\n0123456789\r\n0\r\nT: v\r\n\r\n",
    );
    assert_eq!(told[1..], ["body abc0123456789", "Complete"]);
}

#[test]
fn two_ways_to_say_the_length_are_refused() {
    let start = "POST / HTTP/1.1\r\n";
    let refused = [
        (
            "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
            "HPE_INVALID_TRANSFER_ENCODING",
        ),
        (
            "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n",
            "HPE_INVALID_CONTENT_LENGTH",
        ),
        (
            "Content-Length: 3\r\nContent-Length: 3\r\n\r\n",
            "HPE_UNEXPECTED_CONTENT_LENGTH",
        ),
        ("Content-Length: +3\r\n\r\n", "HPE_INVALID_CONTENT_LENGTH"),
        (
            "Content-Length: 99999999999999999999\r\n\r\n",
            "HPE_INVALID_CONTENT_LENGTH",
        ),
        (
            "Transfer-Encoding: chunked, gzip\r\n\r\n",
            "HPE_INVALID_TRANSFER_ENCODING",
        ),
        ("Transfer-Encoding: gzip\r\n\r\n", "HPE_INVALID_TRANSFER_ENCODING"),
        ("Transfer-Encoding: \r\n\r\n", "HPE_INVALID_TRANSFER_ENCODING"),
    ];
    for (fields, code) in refused {
        let told = complaint(&format!("{start}{fields}"));
        assert!(told.starts_with(code), "{fields:?}: {told}");
    }
}

#[test]
fn lines_end_with_both_characters() {
    assert_eq!(
        complaint("GET / HTTP/1.1\n\n"),
        "HPE_INVALID_VERSION Expected CRLF after version at 15"
    );
    assert_eq!(
        complaint("GET / HTTP/1.1\r\nA: b\n\r\n"),
        "HPE_CR_EXPECTED Missing expected CR after header value at 20"
    );
    assert_eq!(
        complaint("GET / HTTP/1.1\r\nA: b\rX"),
        "HPE_LF_EXPECTED Missing expected LF after header value at 21"
    );
    assert_eq!(
        complaint("GET / HTTP/1.1\r\nA: b\r\n c\r\n"),
        "HPE_INVALID_HEADER_TOKEN Unexpected whitespace after header value at 22"
    );
}

#[test]
fn chunk_sizes_are_hexadecimal_and_fit() {
    let start = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (size, code) in [
        ("x\r\n", "HPE_INVALID_CHUNK_SIZE"),
        ("5 \r\n", "HPE_INVALID_CHUNK_SIZE"),
        ("11111111111111111\r\n", "HPE_INVALID_CHUNK_SIZE"),
        ("5\n", "HPE_CR_EXPECTED"),
        ("1\r\nab", "HPE_STRICT"),
        (
            &format!("1;{}", "a".repeat(16500)),
            "HPE_CHUNK_EXTENSIONS_OVERFLOW",
        ),
    ] {
        let told = complaint(&format!("{start}{size}"));
        assert!(told.starts_with(code), "{size:?}: {told}");
    }
}

#[test]
fn a_head_has_a_limit() {
    let long = "y".repeat(17000);
    assert!(complaint(&format!("GET /{long} HTTP/1.1\r\n\r\n")).starts_with("HPE_HEADER_OVERFLOW"));
    assert!(complaint(&format!("GET / HTTP/1.1\r\nA: {long}\r\n\r\n")).starts_with("HPE_HEADER_OVERFLOW"));
    let mut few = Machine::new(Kind::Request, 16384, 1, Lenient(0));
    let (event, at) = few.step(b"GET / HTTP/1.1\r\nA: b\r\nC: d\r\n\r\n", 0);
    assert!(matches!(event, Event::Failed(failure) if failure.code == "HPE_HEADER_OVERFLOW"));
    assert_eq!(at, 24);
}

#[test]
fn nothing_follows_the_last_message() {
    let told = requests("GET / HTTP/1.1\r\nConnection: close\r\n\r\n\r\nGET /");
    assert_eq!(
        told[1..],
        [
            "Complete",
            "HPE_CLOSED_CONNECTION Data after `Connection: close` at 40"
        ]
    );
}

#[test]
fn another_protocol_begins_after_connect_and_upgrade() {
    assert_eq!(
        requests("CONNECT a:1 HTTP/1.1\r\n\r\nxyz")[1..],
        ["Upgraded", "rest from 24"]
    );
    let upgrade = "GET / HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nxyz";
    assert_eq!(
        requests(upgrade)[1..],
        ["Upgraded", &format!("rest from {}", upgrade.len() - 3)]
    );
}

#[test]
fn responses_end_as_they_say() {
    assert_eq!(
        responses("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab")[1..],
        ["body ab", "Complete"]
    );
    assert_eq!(responses("HTTP/1.1 200 OK\r\n\r\nab")[1..], ["end Complete ab"]);
    assert_eq!(
        responses("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n")[1..],
        ["Complete"]
    );
    let told = responses("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");
    assert_eq!(
        told,
        [
            "head 1.1 0 100 Continue ",
            "Complete",
            "head 1.1 0 204 No Content ",
            "Complete"
        ]
    );
}

#[test]
fn an_end_within_a_message_is_an_error() {
    for input in [
        "G",
        "GET / HTTP/1.1\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab",
    ] {
        assert!(complaint(input).contains("HPE_INVALID_EOF_STATE"), "{input:?}");
    }
    assert!(requests("").is_empty());
}

/// Texts made of the words of HTTP, more or less in their order.
fn messages() -> impl Strategy<Value = Vec<u8>> {
    let words = prop::sample::select(vec![
        "GET / HTTP/1.1\r\n",
        "POST /a?b#c HTTP/1.0\r\n",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 204\r\n",
        "CONNECT a:1 HTTP/1.1\r\n",
        "Host: a\r\n",
        "Content-Length: 3\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Transfer-Encoding: gzip, chunked\r\n",
        "Connection: close\r\n",
        "Connection: upgrade\r\n",
        "Upgrade: x\r\n",
        "\r\n",
        "abc",
        "3\r\nabc\r\n",
        "0\r\n\r\n",
        "5;a=b\r\nhello\r\n",
        "\r",
        "\n",
        " ",
        "\0",
        ":",
        "x",
        "9",
    ]);
    prop::collection::vec(words, 0..12).prop_map(|words| words.concat().into_bytes())
}

proptest! {
    #[test]
    fn pieces_make_no_difference(input in messages(), size in 1_usize..20, lenient in prop::sample::select(vec![0, 1023, 1024])) {
        for kind in [Kind::Request, Kind::Response] {
            prop_assert_eq!(
                events(kind, &input, size, lenient),
                events(kind, &input, usize::MAX, lenient)
            );
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(input in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = events(Kind::Request, &input, usize::MAX, 1023);
        let _ = events(Kind::Response, &input, 3, 0);
    }
}
