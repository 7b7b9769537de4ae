//! The door (promise 12): an entry module's exported async functions over HTTP.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;

use common::listening::{Listening, certificates};
use common::{Ending, LONG, Programs, Rig};

const APP: &str = "
export async function add(a, b) { return a + b; }
export async function heavy(n) { 'use node'; let sum = 0; for (let i = 0; i < n; i++) sum += i; return sum; }
export async function* count(n) { for (let i = 0; i < n; i++) yield { i }; }
export async function* far(n) { 'use node'; for (let i = 0; i < n; i++) yield i; }
export async function fails() { throw Object.assign(new RangeError('no good'), { code: 'E_NO' }); }
export async function* half() { yield 1; throw new TypeError('halfway'); }
export async function nothing() {}
export async function big() { return 1n; }
export const events = [];
export async function log() { return events; }
export async function* watched() { try { for (let i = 0; ; i++) { events.push(i); yield 'x'.repeat(10_000); } } finally { events.push('ended'); } }
export async function spin() { 'use node'; for (;;); }
let letGo;
export async function hold() { await new Promise((resolve) => { letGo = resolve; }); return 'held'; }
export async function release() { letGo?.(); return letGo !== undefined; }
export function sync() {}
export default class {}
await null;
";

struct Door(
    Listening,
    #[allow(dead_code, reason = "its folder lives as long as it does")] Programs,
);

fn open_with(arguments: &[&str], prepare: impl FnOnce(&Programs)) -> Door {
    let programs = Programs::new(&[("app.mjs", APP)]);
    prepare(&programs);
    let mut command = programs.command(&["--listen", "127.0.0.1:0"]);
    command
        .args(arguments)
        .arg("app.mjs")
        .env_remove("ROATA_DOOR_TOKEN");
    Door(Listening::door(command), programs)
}

fn open(arguments: &[&str]) -> Door {
    open_with(arguments, |_| {})
}

/// Status and what follows the head.
fn parse(answer: &str) -> (u16, String) {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((answer, ""));
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .unwrap_or(0);
    (status, body.to_owned())
}

impl Door {
    fn socket(&self) -> TcpStream {
        let socket = TcpStream::connect(&self.0.address).unwrap();
        socket.set_read_timeout(Some(LONG)).unwrap();
        socket
    }

    /// One request on a connection of its own.
    fn raw(&self, request: &str) -> (u16, String) {
        let mut socket = self.socket();
        socket.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        let _ = socket.read_to_string(&mut answer);
        parse(&answer)
    }

    fn request(&self, line: &str, headers: &str, body: &str) -> (u16, String) {
        let length = body.len();
        self.raw(&format!("{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"))
    }

    fn call(&self, name: &str, body: &str) -> (u16, String) {
        self.request(&format!("POST /fn/{name}"), "", body)
    }
}

fn answer(status: u16, body: &str) -> (u16, String) {
    (status, format!("{body}\n"))
}

fn error(status: u16, message: &str) -> (u16, String) {
    answer(
        status,
        &format!("{{\"error\":{{\"name\":\"Error\",\"message\":\"{message}\"}}}}"),
    )
}

#[test]
fn functions_are_called_and_listed() {
    let door = open(&[]);
    assert_eq!(door.call("add", "[1, 2]"), answer(200, "3"));
    assert_eq!(
        door.call("add", "[\"gr\u{fc}n\", \"\u{1f331}\"]"),
        answer(200, "\"gr\u{fc}n\u{1f331}\"")
    );
    assert_eq!(door.call("heavy", "[1000]"), answer(200, "499500"));
    assert_eq!(door.call("nothing", ""), answer(200, "null"));
    let (status, list) = door.request("GET /", "", "");
    assert_eq!(status, 200);
    for entry in [
        r#"{"name":"add","parameters":2,"kind":"async function"}"#,
        r#"{"name":"heavy","parameters":1,"kind":"node function"}"#,
        r#"{"name":"count","parameters":1,"kind":"async generator"}"#,
        r#"{"name":"far","parameters":1,"kind":"node generator"}"#,
    ] {
        assert!(list.contains(entry), "{list}");
    }
    assert!(
        !list.contains("sync\"") && !list.contains("default") && !list.contains("events"),
        "{list}"
    );
}

#[test]
fn generators_are_lines_of_json() {
    let door = open(&[]);
    for (name, expected) in [
        ("count", ["{\"i\":0}", "{\"i\":1}", "{\"i\":2}"]),
        ("far", ["0", "1", "2"]),
    ] {
        let (status, body) = door.call(name, "[3]");
        let lines: Vec<&str> = body
            .split("\r\n")
            .flat_map(|chunk| chunk.strip_suffix('\n'))
            .collect();
        assert_eq!((status, lines.as_slice()), (200, &expected[..]), "{body}");
        assert!(body.ends_with("0\r\n\r\n"));
    }
    let (status, body) = door.call("half", "[]");
    assert_eq!(status, 200);
    assert!(
        body.contains("{\"error\":{\"name\":\"TypeError\",\"message\":\"halfway\"}}\n"),
        "{body}"
    );
    assert!(!body.contains("\r\n0\r\n"), "it must not look whole: {body}");
}

#[test]
fn errors_have_their_status_and_no_stack() {
    let door = open(&["--max-body", "1000"]);
    assert_eq!(
        door.call("fails", "[]"),
        answer(
            500,
            r#"{"error":{"name":"RangeError","message":"no good","code":"E_NO"}}"#
        )
    );
    assert_eq!(door.call("add", "[1,"), error(400, "the arguments are not JSON"));
    assert_eq!(
        door.call("add", "{}"),
        error(400, "the arguments must be a JSON array")
    );
    for name in ["nope", "sync", "default", "events", "toString", "__proto__"] {
        assert_eq!(
            door.call(name, "[]"),
            error(404, &format!("there is no function '{name}'"))
        );
    }
    assert_eq!(door.request("GET /fn/add", "", "").0, 405);
    assert_eq!(door.request("DELETE /", "", "").0, 405);
    assert_eq!(door.request("GET /elsewhere", "", "").0, 404);
    let long = " ".repeat(1001);
    assert_eq!(
        door.call("add", &long),
        error(413, "the arguments have more than 1000 bytes")
    );
    let chunked = format!(
        "POST /fn/add HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n{long}\r\n0\r\n\r\n"
    );
    assert_eq!(door.raw(&chunked).0, 413);
    assert_eq!(door.raw("no request at all\r\n\r\n").0, 400);
    assert_eq!(door.call("big", "[]").0, 500);
    assert_eq!(door.call("add", "[1,2]"), answer(200, "3"));
}

#[test]
fn requests_are_held_to_what_http_says() {
    let door = open(&[]);
    let (status, body) = door.request("HEAD /", "", "");
    assert_eq!((status, body.as_str()), (200, ""));
    assert_eq!(door.request("HEAD /fn/add", "", "").0, 405);
    for hosts in ["", "Host: localhost\r\nHost: localhost\r\n"] {
        let request = format!("GET / HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n");
        assert_eq!(
            door.raw(&request),
            error(400, "a request must name its host, once")
        );
    }
    assert_eq!(door.raw("GET / HTTP/1.0\r\n\r\n").0, 200);
    let compressed = |encoding: &str| {
        let headers = format!("Content-Encoding: {encoding}\r\n");
        door.request("POST /fn/add", &headers, "[1,2]")
    };
    assert_eq!(
        compressed("gzip"),
        error(415, "the arguments must not be compressed")
    );
    assert_eq!(compressed("identity"), answer(200, "3"));
}

#[test]
fn many_at_once_and_one_behind_the_other_are_all_answered() {
    let door = open(&[]);
    let request = "POST /fn/add HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n[1,2]";
    let mut sockets: Vec<TcpStream> = (0..500).map(|_| door.socket()).collect();
    for socket in &mut sockets {
        socket.write_all(request.repeat(3).as_bytes()).unwrap();
    }
    for socket in &mut sockets {
        let mut answers = String::new();
        let mut buffer = [0; 4096];
        while answers.matches("\r\n\r\n3\n").count() < 3 {
            let count = socket.read(&mut buffer).unwrap();
            assert!(count > 0, "{answers}");
            answers.push_str(&String::from_utf8_lossy(&buffer[..count]));
        }
    }
}

#[test]
fn stacks_are_shown_when_asked_for() {
    let (_, body) = open(&["--error-stacks"]).call("fails", "[]");
    assert!(body.contains("app.mjs:6"), "{body}");
}

#[test]
fn pages_in_browsers_do_not_come_in_without_a_token() {
    let door = open(&[]);
    assert_eq!(
        door.request("POST /fn/add", "Origin: http://evil.example\r\n", "[1,2]")
            .0,
        403
    );
    assert_eq!(
        door.raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
            .0,
        403
    );
}

#[test]
fn a_token_is_demanded() {
    let door = open_with(&["--token-file", "token"], |programs| {
        programs.write("token", b"secret\n")
    });
    for shown in [
        "",
        "Authorization: Bearer wrong\r\n",
        "Authorization: Basic secret\r\n",
        "Authorization: Bearer\r\n",
    ] {
        assert_eq!(door.request("POST /fn/add", shown, "[1,2]").0, 401, "{shown}");
    }
    assert_eq!(
        door.request("POST /fn/add", "Authorization: Bearer secret\r\n", "[1,2]"),
        answer(200, "3")
    );
}

#[test]
fn off_loopback_the_door_stays_shut_without_authentication() {
    let programs = Programs::new(&[("app.mjs", "console.log('it ran')")]);
    let outcome = Rig::run(programs.command(&["--listen", "0.0.0.0:0", "app.mjs"]), b"", LONG).unwrap();
    assert_eq!((outcome.stdout.as_str(), outcome.ending), ("", Ending::Code(1)));
    assert!(
        outcome.stderr.contains("must show a token or a certificate"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn a_connection_serves_many_requests_and_they_do_not_wait_for_each_other() {
    let door = open(&[]);
    let mut held = door.socket();
    held.write_all(b"POST /fn/hold HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n[]")
        .unwrap();
    let mut socket = door.socket();
    let mut buffer = [0; 4096];
    loop {
        socket
            .write_all(b"POST /fn/release HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n[]")
            .unwrap();
        let count = socket.read(&mut buffer).unwrap();
        if String::from_utf8_lossy(&buffer[..count]).ends_with("true\n") {
            break;
        }
    }
    let count = held.read(&mut buffer).unwrap();
    assert!(String::from_utf8_lossy(&buffer[..count]).ends_with("\"held\"\n"));
}

#[test]
fn too_many_at_once_are_turned_away() {
    let door = open(&["--max-requests", "1"]);
    let mut held = door.socket();
    held.write_all(b"POST /fn/hold HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n[]")
        .unwrap();
    while door.call("add", "[1,2]").0 != 503 {}
    drop(held);
    // Its client has gone: there is room again.
    while door.call("add", "[1,2]").0 == 503 {}
}

#[test]
fn a_client_that_goes_ends_its_call() {
    let door = open(&[]);
    let mut socket = door.socket();
    socket
        .write_all(b"POST /fn/watched HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n[]")
        .unwrap();
    socket.read_exact(&mut [0; 1000]).unwrap();
    // Nobody reads on: the generator stands still, far below all it could yield.
    let events = || door.call("log", "[]").1;
    let mut before = events();
    loop {
        let now = events();
        if now == before {
            break;
        }
        before = now;
    }
    drop(socket);
    while !events().contains("ended") {}
    for _ in 0..3 {
        let mut spinning = door.socket();
        spinning
            .write_all(b"POST /fn/spin HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n[]")
            .unwrap();
        drop(spinning);
    }
    // Every core is free again.
    assert_eq!(door.call("heavy", "[10]"), answer(200, "45"));
}

#[test]
fn curl_speaks_to_it_over_tls_with_a_certificate() {
    if Command::new("curl").arg("--version").output().is_err() {
        eprintln!("no curl here: not tried");
        return;
    }
    let arguments = [
        "--tls-cert",
        "server.pem",
        "--tls-key",
        "server.key",
        "--tls-ca",
        "ca.pem",
    ];
    let door = open_with(&arguments, |programs| certificates(programs.path()));
    let curl = |arguments: &[&str]| {
        let mut command = door.1.command(&[]);
        command = {
            let mut curl = Command::new("curl");
            curl.current_dir(command.get_current_dir().unwrap());
            curl.args(["--noproxy", "*"]);
            curl
        };
        command
            .args(["-sS", "--max-time", "60", "--cacert", "ca.pem"])
            .args(arguments);
        command.args([
            "-d",
            "[20, 22]",
            &format!("https://127.0.0.1:{}/fn/add", door.0.port()),
        ]);
        command.output().unwrap()
    };
    let with = curl(&["--cert", "client.pem", "--key", "client.key"]);
    assert_eq!(
        String::from_utf8_lossy(&with.stdout),
        "42\n",
        "{}",
        String::from_utf8_lossy(&with.stderr)
    );
    let without = curl(&[]);
    assert!(!without.status.success() && without.stdout.is_empty());
}
