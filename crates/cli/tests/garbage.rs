//! What listens, among strangers who know nearly what to say: the door with damaged requests, a Network-Node with what a real caller said, damaged. They answer
//! or hang up, those who say it right are served, and nothing grows.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use common::listening::Listening;
use common::{LONG, Programs, expect};
use testkit::Garbage;

/// How much more memory a process may have after all that.
const GROWTH: u64 = 64 << 20;

/// Says it, in portions, and that it has no more to say; hears what comes until the other side hangs up.
fn talk(address: &str, said: &[u8], portion: usize) -> Vec<u8> {
    converse(address, said, portion, true)
}

/// With `leaves` it says that it has no more to say.
fn converse(address: &str, said: &[u8], portion: usize, leaves: bool) -> Vec<u8> {
    let mut socket = TcpStream::connect(address).unwrap();
    socket.set_read_timeout(Some(LONG)).unwrap();
    for part in said.chunks(portion.max(1)) {
        // It may have hung up already.
        if socket.write_all(part).is_err() {
            break;
        }
    }
    if leaves {
        let _ = socket.shutdown(Shutdown::Write);
    }
    let mut heard = Vec::new();
    let _ = socket.read_to_end(&mut heard);
    heard
}

/// Resident memory, in bytes.
fn memory_of(pid: u32) -> u64 {
    let text = std::fs::read_to_string(format!("/proc/{pid}/statm")).unwrap();
    text.split(' ').nth(1).unwrap().parse::<u64>().unwrap() * 4096
}

fn expect_no_growth(pid: u32, before: u64) {
    let after = memory_of(pid);
    assert!(
        after < before + GROWTH,
        "{} MiB became {} MiB",
        before >> 20,
        after >> 20
    );
}

fn request(line: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("{line} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n{headers}\r\n{body}")
        .into_bytes()
}

#[test]
fn the_door_outlives_damaged_requests() {
    let app = "export async function add(a, b) { return a + b; }
export async function heavy(n) { 'use node'; return n; }
export async function* count(n) { for (let i = 0; i < Math.min(n, 9); i++) yield i; }
";
    let programs = Programs::new(&[("app.mjs", app)]);
    let mut command = programs.command(&["--listen", "127.0.0.1:0", "app.mjs"]);
    command.env_remove("ROATA_DOOR_TOKEN");
    let door = Listening::door(command);
    let chunked = "POST /fn/add HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n[1,\r\n2\r\n2]\r\n0\r\n\r\n";
    let samples = vec![
        request("GET /", "", ""),
        request("POST /fn/add", "Content-Type: application/json\r\n", "[1, 2]"),
        request(
            "POST /fn/heavy",
            "Connection: close\r\n",
            "[\"text\", {\"a\": [null, true, 1e9]}]",
        ),
        request("POST /fn/count", "Accept: */*\r\nX-Other: a, b\r\n", "[5]"),
        chunked.as_bytes().to_vec(),
    ];
    let good = request("POST /fn/add", "Connection: close\r\n", "[1, 2]");
    let ask = || String::from_utf8(converse(&door.address, &good, good.len(), false)).unwrap();
    ask();
    let before = memory_of(door.pid());
    Garbage::for_a_while(samples, |piece, number| {
        talk(&door.address, piece, number as usize % 256);
    });
    let answer = ask();
    assert!(
        answer.starts_with("HTTP/1.1 200 ") && answer.ends_with("\r\n\r\n3\n"),
        "{answer}"
    );
    expect_no_growth(door.pid(), before);
}

/// Forwards connections, and keeps what the callers say.
fn recorder(to: &str) -> (String, Arc<Mutex<Vec<u8>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let said = Arc::new(Mutex::new(Vec::new()));
    let (kept, to) = (Arc::clone(&said), to.to_owned());
    std::thread::spawn(move || {
        let (mut client, _) = listener.accept().unwrap();
        let mut server = TcpStream::connect(to).unwrap();
        let (mut back, mut answers) = (client.try_clone().unwrap(), server.try_clone().unwrap());
        std::thread::spawn(move || {
            std::io::copy(&mut answers, &mut back).map(|_| back.shutdown(Shutdown::Both))
        });
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = client.read(&mut buffer) {
            kept.lock().unwrap().extend_from_slice(&buffer[..count]);
            if server.write_all(&buffer[..count]).is_err() {
                break;
            }
        }
    });
    (address, said)
}

#[test]
fn a_network_node_outlives_damaged_callers() {
    let text = "
import { connect, machine } from 'roata';
async function add(a, b) { 'use node'; return a + b; }
async function sum(values) { 'use node'; let all = 0; for await (const each of values) all += each; return all; }
async function* count(n) { 'use node'; for (let i = 0; i < n; i++) yield i; }
async function wait(signal) { 'use node'; signal.throwIfAborted(); await new Promise((resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))); }
const there = await connect('roata://' + process.argv[2]);
const ends = [await there.run(add, 40, 2), await there.run(sum, (async function* () { yield 1; yield 2; })()), await there.run(wait, AbortSignal.timeout(20)).catch((error) => error.name)];
for await (const each of there.run(count, 3)) ends.push(each);
there.define('here', () => 1);
ends.push(await there.call('here'), (await there.stats()).done > 0);
console.log(ends.join(' '));
await there.stop();
";
    let programs = Programs::new(&[("main.mjs", text)]);
    let mut command = programs.command(&["node", "--listen", "127.0.0.1:0", "--cores", "1"]);
    command
        .env_remove("ROATA_NODE_TOKEN")
        .stderr(std::process::Stdio::null());
    let node = Listening::node(command);
    let (address, said) = recorder(&node.address);
    let right = "42 3 TimeoutError 0 1 2 1 true\n";
    expect(&programs.run(&["main.mjs", &address]), right, 0);
    let said = said.lock().unwrap().clone();
    let before = memory_of(node.pid());
    // What comes late is rarely reached by damage that may be anywhere, so the beginning is kept in most pieces.
    let begin = said.len().min(64);
    Garbage::for_a_while(vec![said[begin..].to_vec()], |piece, number| {
        let whole = if number % 4 == 0 {
            piece.to_vec()
        } else {
            [&said[..begin], piece].concat()
        };
        talk(&node.address, &whole, whole.len());
    });
    expect(&programs.run(&["main.mjs", &node.address]), right, 0);
    expect_no_growth(node.pid(), before);
    // Every caller's process ends with its connection.
    let children = format!("/proc/{0}/task/{0}/children", node.pid());
    let patience = Instant::now();
    while !std::fs::read_to_string(&children).unwrap().trim().is_empty() {
        assert!(patience.elapsed() < LONG, "callers' processes live on");
        std::thread::sleep(Duration::from_millis(5));
    }
}
