//! Network-Nodes (issue 3, promises 6 and 10, rows A6 and A8): `roata node --listen` and `connect()`, over TCP and TLS, on loopback.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use common::listening::{Listening, certificates};
use common::{Ending, LONG, Outcome, Programs, Rig, expect, plain_environment};

/// What every program here begins with.
const HEAD: &str = "
import { connect, machine, NodeDownError } from 'roata';
import { readFileSync } from 'node:fs';
const address = 'roata://' + process.argv[2];
const described = (error) => [error.name, error.code, error.message].join(' | ');
";

fn programs(text: &str) -> Programs {
    let text = format!("{HEAD}{text}");
    Programs::new(&[
        ("main.mjs", &text),
        ("lib.mjs", "export const add = (a, b) => a + b;\n"),
    ])
}

fn node(programs: &Programs, arguments: &[&str]) -> Listening {
    let mut command = programs.command(&["node", "--listen", "127.0.0.1:0"]);
    // Elsewhere than the program, as on another machine.
    command
        .args(arguments)
        .current_dir("/")
        .env_remove("ROATA_NODE_TOKEN");
    Listening::node(command)
}

/// Runs the program against a node with these arguments.
fn run(text: &str, arguments: &[&str]) -> Outcome {
    let programs = programs(text);
    let node = node(&programs, arguments);
    programs.run(&["main.mjs", &node.address])
}

#[test]
fn a_network_node_takes_what_a_local_one_takes() {
    let outcome = run(
        "
import { add } from './lib.mjs';
async function sum(a, b) { 'use node'; return [add(a, b), process.pid]; }
async function fail() { 'use node'; const error = new RangeError('no', { cause: 'why' }); error.code = 'E_NO'; throw error; }
async function* count(n) { 'use node'; for (let i = 0; i < n; i++) yield i; }
async function say(text) { 'use node'; console.log(text); console.error(text); }
async function bytes(buffer) { 'use node'; return buffer.byteLength; }
async function up() { 'use node'; const { machine } = await import('roata'); return machine.call('here', 2); }
machine.define('here', (x) => x * 21);
const there = await connect(address);
console.log(there.kind, there.address === address, there.state, there.cores.length > 0, machine.children.includes(there));
const [value, pid] = await there.run(sum, 40, 2);
console.log(value, pid === there.pid, pid !== process.pid);
await there.run(fail).catch((error) => console.log(error instanceof RangeError, error.cause, described(error), error.stack.includes(`[machine ${process.argv[2]} core `)));
const seen = [];
for await (const each of there.run(count, 1000)) seen.push(each);
console.log(seen.length, seen.at(-1));
await there.run(say, 'from there');
console.log(await there.run(bytes, new ArrayBuffer(20_000_000)));
console.log((await Promise.all(Array.from({ length: 500 }, (_, i) => there.run(sum, i, 1)))).reduce((all, [each]) => all + each, 0));
console.log(await there.run(up));
there.define('double', async (x) => { 'use node'; return x * 2; });
console.log(await there.call('double', 4));
console.log((await there.stats()).done > 500);
there.on('exit', (reason) => console.log('exit:', reason));
await there.stop();
console.log(there.state, machine.children.includes(there));
await there.run(sum, 1, 1).catch((error) => console.log(error instanceof NodeDownError, error.maybeExecuted, error.address === address));
",
        &["--cores", "2"],
    );
    let expected = "machine true running true true\n42 true true\ntrue why RangeError | E_NO | no true\n1000 999\nfrom there\n20000000\n125250\n42\n8\ntrue
exit: it was stopped\nexited false\ntrue false true\n";
    expect(&outcome, expected, 0);
    assert_eq!(outcome.stderr, "from there\n");
}

#[test]
fn streams_functions_and_messages_go_both_ways() {
    let outcome = run(
        "
import { Readable } from 'node:stream';
async function sum(values) { 'use node'; let all = 0; for await (const each of values) all += each; return all; }
async function give(n) { 'use node'; return (async function* () { try { for (let i = 0; i < n; i++) yield i; } finally { console.log('given'); } })(); }
async function hello() { 'use node'; const { machine } = await import('roata'); return machine.call('greet', 'you'); }
async function echo() {
  'use node';
  const { self } = await import('roata');
  const value = await new Promise((resolve) => self.once('message', resolve));
  await self.send([value]);
}
const there = await connect(address);
console.log(await there.run(sum, (async function* () { for (let i = 0; i < 1000; i++) yield i; })()));
console.log(await there.run(sum, Readable.from([1, 2, 3])), await there.run(sum, ReadableStream.from([4, 5])));
for await (const each of await there.run(give, Infinity)) if (each === 5) break;
there.define('greet', (whom) => `hello ${whom}`);
console.log(await there.run(hello));
const thread = there.run(echo);
const answer = new Promise((resolve) => thread.on('message', resolve));
await thread.send('ping');
console.log(await answer);
await thread;
// Who reads there and dies ends what is read here.
let ended;
const whole = new Promise((resolve) => { ended = resolve; });
async function* forEver() { try { for (let i = 0; ; i++) yield i; } finally { ended('ended'); } }
const reading = there.run(sum, forEver()).catch((error) => error.name);
setTimeout(() => there.kill(), 50);
console.log(await reading, await whole);
",
        &["--cores", "1"],
    );
    let mut lines: Vec<&str> = outcome.stdout.lines().collect();
    // What is printed there comes when it comes.
    lines.retain(|line| *line != "given");
    let expected = ["499500", "6 9", "hello you", "[ 'ping' ]", "NodeDownError ended"];
    assert_eq!(lines, expected, "{}", outcome.stderr);
}

#[test]
fn calls_are_cancelled_over_the_network() {
    let outcome = run(
        "
async function wait() {
  'use node';
  const { machine, signal } = await import('roata');
  signal.addEventListener('abort', () => console.log('heard'));
  await machine.call('begun');
  await new Promise(() => {});
}
async function spin() { 'use node'; const { machine } = await import('roata'); await machine.call('begun'); for (;;); }
async function* forEver() { 'use node'; try { for (let i = 0; ; i++) yield i; } finally { console.log('ended'); } }
async function one() { 'use node'; return 1; }
const there = await connect(address);
for (const fn of [wait, spin]) {
  const begun = new Promise((resolve) => machine.define('begun', resolve));
  const thread = there.run(fn);
  thread.catch(() => {});
  await begun;
  setTimeout(() => thread.cancel('enough'), 100);
  await thread.catch((error) => console.log(error.name, error.cause));
}
for await (const each of there.run(forEver)) if (each === 5) break;
console.log(await there.run(one));
await there.stop();
",
        &["--cores", "1"],
    );
    let mut lines: Vec<&str> = outcome.stdout.lines().collect();
    lines.sort_unstable();
    assert_eq!(
        lines,
        ["1", "AbortError enough", "AbortError enough", "ended", "heard"],
        "{}",
        outcome.stderr
    );
    assert_eq!(outcome.ending, Ending::Code(0));
}

#[test]
fn a_program_that_only_is_connected_ends() {
    expect(
        &run("await connect(address); console.log('connected');", &[]),
        "connected\n",
        0,
    );
}

#[test]
fn each_caller_has_a_process_of_its_own_which_it_may_kill() {
    let outcome = run(
        "
async function leave(value) { 'use node'; globalThis.left ??= value; return globalThis.left; }
async function crash() { 'use node'; process.kill(process.pid, 'SIGKILL'); await new Promise(() => {}); }
const [one, other] = await Promise.all([connect(address), connect(address)]);
console.log(one.pid !== other.pid, await one.run(leave, 1), await other.run(leave, 2));
await one.run(crash).catch((error) => console.log(error.name, error.maybeExecuted));
console.log(await other.run(leave, 3));
const ended = new Promise((resolve) => other.on('exit', resolve));
other.kill();
console.log(await ended, other.state);
",
        &[],
    );
    expect(
        &outcome,
        "true 1 2\nNodeDownError true\n2\nit was killed exited\n",
        0,
    );
}

#[test]
fn memory_is_bounded_and_the_caller_reads_why() {
    let outcome = run(
        "
async function grow() { 'use node'; const kept = []; for (;;) { kept.push(new Uint8Array(4 << 20).fill(1)); await new Promise((resolve) => setTimeout(resolve, 1)); } }
const there = await connect(address);
await there.run(grow).catch((error) => console.log(error.name, /it used \\d+ MiB of memory; its limit is 200 MiB/.test(error.message)));
",
        &["--memory", "200m"],
    );
    expect(&outcome, "NodeDownError true\n", 0);
}

#[test]
fn without_the_right_token_nobody_comes_in() {
    let text = "
for (const token of [undefined, 'wrong', 'the secre', 'the secret']) {
  await connect(address, { token }).then((there) => { console.log('in'); there.kill(); }, (error) => console.log(described(error)));
}
";
    let programs = programs(text);
    programs.write("token", b"the secret\n");
    let file = programs.path().join("token");
    let node = node(&programs, &["--token-file", file.to_str().unwrap()]);
    let outcome = programs.run(&["main.mjs", &node.address]);
    let expected = "Error | ERR_ROATA_UNAUTHORIZED | this node demands a token
Error | ERR_ROATA_UNAUTHORIZED | the token is wrong
Error | ERR_ROATA_UNAUTHORIZED | the token is wrong
in\n";
    expect(&outcome, expected, 0);
}

#[test]
fn over_tls_both_sides_show_who_they_are() {
    let text = "
async function hash(bytes) { 'use node'; const { createHash } = await import('node:crypto'); return createHash('sha256').update(bytes).digest('hex'); }
async function* lines(n) { 'use node'; for (let i = 0; i < n; i++) yield 'x'.repeat(1000); }
async function forEver() { 'use node'; for (;;); }
const read = (name) => readFileSync(new URL(name, import.meta.url));
const ca = read('ca.pem');
const mine = { ca, cert: read('client.pem'), key: read('client.key') };
const there = await connect(address, { tls: mine });
const bytes = new Uint8Array(5_000_000).fill(7);
const { createHash } = await import('node:crypto');
console.log(await there.run(hash, bytes) === createHash('sha256').update(bytes).digest('hex'));
let length = 0;
for await (const line of there.run(lines, 2000)) length += line.length;
console.log(length);
const thread = there.run(forEver);
setTimeout(() => thread.cancel(), 100);
await thread.catch((error) => console.log(error.name));
await there.stop();
const other = { ca, cert: read('other.pem'), key: read('other.key') };
const expired = { ca, cert: read('expired.pem'), key: read('expired.key') };
for (const tls of [undefined, { ca }, other, expired, { ...mine, ca: read('other.pem') }, { ...mine, servername: 'elsewhere.example' }]) {
  await connect(address, { tls, timeout: 20_000 }).then(() => console.log('in'), (error) => console.log(error.code));
}
await connect(address, { tls: { ca: 'no certificate' } }).catch((error) => console.log(described(error)));
";
    let programs = programs(text);
    certificates(programs.path());
    let file = |name: &str| programs.path().join(name).to_str().unwrap().to_owned();
    let (cert, key, ca) = (file("server.pem"), file("server.key"), file("ca.pem"));
    let node = node(
        &programs,
        &["--tls-cert", &cert, "--tls-key", &key, "--tls-ca", &ca],
    );
    let outcome = programs.run(&["main.mjs", &node.address]);
    let expected = "true\n2000000\nAbortError\nERR_ROATA_PROTOCOL\nERR_ROATA_TLS\nERR_ROATA_TLS\nERR_ROATA_TLS\nERR_ROATA_TLS\nERR_ROATA_TLS
Error | ERR_ROATA_TLS | a certificate: the text has none\n";
    expect(&outcome, expected, 0);
}

#[test]
fn who_speaks_tls_with_one_who_does_not_is_told_so() {
    let text = "
const ca = readFileSync(new URL('ca.pem', import.meta.url));
await connect(address).catch((error) => console.log(described(error)));
await connect('roata://' + process.argv[3], { tls: { ca } }).catch((error) => console.log(described(error)));
";
    let programs = programs(text);
    certificates(programs.path());
    let file = |name: &str| programs.path().join(name).to_str().unwrap().to_owned();
    let (cert, key) = (file("server.pem"), file("server.key"));
    let with = node(&programs, &["--tls-cert", &cert, "--tls-key", &key]);
    let without = node(&programs, &[]);
    let outcome = programs.run(&["main.mjs", &with.address, &without.address]);
    let expected = "Error | ERR_ROATA_PROTOCOL | what answers there speaks TLS: give options.tls
Error | ERR_ROATA_TLS | TLS: the other side does not speak TLS\n";
    expect(&outcome, expected, 0);
}

#[test]
fn a_node_whose_certificate_has_expired_is_not_spoken_to() {
    let text = "
const ca = readFileSync(new URL('ca.pem', import.meta.url));
for (const tls of [{ ca }, { ca, servername: 'localhost' }]) {
  await connect(address, { tls, token: 'the secret' }).then(() => console.log('in'), (error) => console.log(error.code, /^TLS: invalid peer certificate: certificate expired/.test(error.message) || error.message));
}
";
    let programs = programs(text);
    certificates(programs.path());
    let file = |name: &str| programs.path().join(name).to_str().unwrap().to_owned();
    let (cert, key) = (file("expired.pem"), file("expired.key"));
    let node = node(&programs, &["--tls-cert", &cert, "--tls-key", &key]);
    let outcome = programs.run(&["main.mjs", &node.address]);
    let expected = "ERR_ROATA_TLS true\n".repeat(2);
    expect(&outcome, &expected, 0);
}

#[test]
fn off_loopback_a_node_refuses_to_start_without_authentication() {
    let programs = Programs::new(&[]);
    certificates(programs.path());
    let start = |arguments: &[&str], token: Option<&str>| {
        let mut command = programs.command(&["node", "--listen", "0.0.0.0:0"]);
        command.args(arguments).env_remove("ROATA_NODE_TOKEN");
        if let Some(token) = token {
            command.env("ROATA_NODE_TOKEN", token);
        }
        Rig::run(command, b"", LONG).unwrap()
    };
    let tls = ["--tls-cert", "server.pem", "--tls-key", "server.key"];
    for (arguments, token, why) in [
        (&[][..], None, "must show a token"),
        (&[], Some("x"), "needs TLS"),
        (&tls, None, "must show a token"),
    ] {
        let outcome = start(arguments, token);
        assert_eq!((outcome.stdout.as_str(), outcome.ending), ("", Ending::Code(1)));
        assert!(outcome.stderr.contains(why), "{}", outcome.stderr);
    }
}

#[test]
fn what_is_not_there_is_said_as_node_says_it() {
    let programs = programs(
        "
const why = (error) => console.log(error.code, error.syscall, error.message.replace(/\\d+\\.\\d+\\.\\d+\\.\\d+:\\d+/, 'ADDRESS'));
await connect(address).catch(why);
await connect('roata://nosuch.invalid:1').catch(({ code, syscall, hostname }) => console.log(/ENOTFOUND|EAI_AGAIN/.test(code), syscall, hostname));
for (const wrong of ['', 'http://x:1', 'roata://x', 'roata://x:0', 'roata://x:65536', 'roata://a:b@x:1', 1]) await connect(wrong).catch((error) => console.log(error.name, error.code));
await connect(address, { timeout: 0 }).catch((error) => console.log(error.code));
await connect(address, { tls: { cert: 'x' } }).catch((error) => console.log(error.code));
await connect('roata://10.0.0.1:1', { token: 'x' }).catch((error) => console.log(error.code));
await connect(address, { signal: AbortSignal.abort('no') }).catch((error) => console.log(error.name, error.cause));
",
    );
    // A port that nobody listens on.
    let address = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .to_string();
    let invalid = "TypeError ERR_INVALID_ARG_VALUE\n".repeat(6);
    let expected = format!(
        "ECONNREFUSED connect connect ECONNREFUSED ADDRESS\ntrue getaddrinfo nosuch.invalid\n{invalid}TypeError ERR_INVALID_ARG_TYPE
ERR_OUT_OF_RANGE\nERR_INVALID_ARG_VALUE\nERR_ROATA_INSECURE\nAbortError no\n"
    );
    expect(&programs.run(&["main.mjs", &address]), &expected, 0);
}

#[test]
fn one_that_does_not_answer_or_is_something_else_is_an_error() {
    let programs = programs(
        "
await connect(address, { timeout: 300 }).catch((error) => console.log(described(error)));
const controller = new AbortController();
setTimeout(() => controller.abort('enough'), 50);
await connect(address, { signal: controller.signal }).catch((error) => console.log(error.name, error.cause));
await connect('roata://' + process.argv[3]).catch((error) => console.log(described(error)));
",
    );
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let addresses = [&silent, &other].map(|listener| listener.local_addr().unwrap().to_string());
    let speaks_http = std::thread::spawn(move || {
        let (mut client, _) = other.accept().unwrap();
        client.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap();
        let _ = client.read_to_end(&mut Vec::new());
    });
    let outcome = programs.run(&["main.mjs", &addresses[0], &addresses[1]]);
    let expected = "Error | ETIMEDOUT | it took more than 300 ms until the machine there took calls
AbortError enough
Error | ERR_ROATA_PROTOCOL | what answers there is no Roata node\n";
    expect(&outcome, expected, 0);
    speaks_http.join().unwrap();
}

/// Forwards one connection until it is told to forward nothing more.
fn proxy(to: &str, cut: &Arc<AtomicBool>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (to, cut) = (to.to_owned(), Arc::clone(cut));
    std::thread::spawn(move || {
        let (client, _) = listener.accept().unwrap();
        let server = TcpStream::connect(to).unwrap();
        for (mut from, mut to) in [
            (client.try_clone().unwrap(), server.try_clone().unwrap()),
            (server, client),
        ] {
            let cut = Arc::clone(&cut);
            std::thread::spawn(move || {
                let mut buffer = [0; 65536];
                while let Ok(count @ 1..) = from.read(&mut buffer) {
                    if !cut.load(Ordering::SeqCst) && to.write_all(&buffer[..count]).is_err() {
                        break;
                    }
                }
            });
        }
    });
    address
}

#[test]
fn a_partition_is_known_within_a_second_on_both_sides() {
    let text = "
async function forEver() { 'use node'; console.log('pid', process.pid); await new Promise(() => {}); }
const there = await connect(address);
const calls = [there.run(forEver), there.run(forEver)];
there.on('exit', (reason) => console.log('exit:', reason));
process.stdin.once('data', async () => {
  const begin = performance.now();
  for (const { reason } of await Promise.allSettled(calls)) console.log(reason.name, reason.maybeExecuted);
  const took = performance.now() - begin;
  console.log(took < 3000 ? 'soon' : `after ${took} ms`);
  process.stdin.destroy();
});
";
    let programs = programs(text);
    let node = node(&programs, &[]);
    let cut = Arc::new(AtomicBool::new(false));
    let mut rig = Rig::start(programs.command(&["main.mjs", &proxy(&node.address, &cut)])).unwrap();
    assert!(rig.wait_for("pid", LONG));
    cut.store(true, Ordering::SeqCst);
    rig.write(b"cut\n").unwrap();
    assert!(rig.wait_for("exit:", LONG));
    let outcome = rig.finish(LONG).unwrap();
    let lines: Vec<&str> = outcome
        .stdout
        .lines()
        .filter(|line| !line.starts_with("pid"))
        .collect();
    assert_eq!(
        lines.iter().filter(|line| **line == "NodeDownError true").count(),
        2,
        "{}",
        outcome.stdout
    );
    assert!(
        lines.contains(&"soon") && lines.contains(&"exit: nothing came from the other side for 800 ms"),
        "{}",
        outcome.stdout
    );
    // The process there has seen the same.
    let pid = outcome
        .stdout
        .lines()
        .find_map(|line| line.strip_prefix("pid "))
        .unwrap()
        .to_owned();
    let begin = std::time::Instant::now();
    while std::fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z ")) {
        assert!(begin.elapsed() < LONG, "the caller's process lives on");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn sigterm_ends_a_node_orderly() {
    let text = "
async function slow() { 'use node'; console.log('begun'); await new Promise((resolve) => setTimeout(resolve, 500)); return 'done'; }
const there = await connect(address);
there.on('exit', (reason) => console.log('exit'));
console.log(await there.run(slow));
";
    let programs = programs(text);
    let mut node = node(&programs, &[]);
    let rig = Rig::start(programs.command(&["main.mjs", &node.address])).unwrap();
    assert!(rig.wait_for("begun", LONG));
    assert_eq!(node.terminate().code(), Some(0));
    let outcome = rig.finish(LONG).unwrap();
    assert!(
        outcome.stdout.starts_with("begun\ndone\n"),
        "{}{}",
        outcome.stdout,
        outcome.stderr
    );
}

#[test]
fn a_node_that_is_asked_twice_to_end_waits_for_nobody() {
    let text = "
async function forEver() { 'use node'; console.log('begun'); await new Promise(() => {}); }
const there = await connect(address);
await there.run(forEver).catch((error) => console.log(error.name, error.maybeExecuted));
";
    let programs = programs(text);
    let mut node = node(&programs, &[]);
    let rig = Rig::start(programs.command(&["main.mjs", &node.address])).unwrap();
    assert!(rig.wait_for("begun", LONG));
    assert_eq!(node.terminate_at_once().code(), Some(128 + 15));
    expect(&rig.finish(LONG).unwrap(), "begun\nNodeDownError true\n", 0);
}

#[test]
fn more_callers_than_there_may_be_are_told_so() {
    let outcome = run(
        "
const first = await connect(address);
await connect(address).catch((error) => console.log(described(error)));
await first.stop();
",
        &["--connections", "1"],
    );
    expect(
        &outcome,
        "Error | ERR_ROATA_UNAUTHORIZED | this node has as many callers as it may have\n",
        0,
    );
}

#[test]
fn modules_come_from_the_caller_where_the_node_lacks_them_and_nothing_else_does() {
    let text = "
import { add } from './lib.mjs';
import dep from 'dep';
async function far() { 'use node'; const { existsSync } = await import('node:fs'); return [add(1, 2), dep.n, existsSync(dep.where)]; }
async function load(path) { 'use node'; return import(path).then((module) => Object.keys(module).join(), (error) => error.code); }
const there = await connect(address);
console.log(...await there.run(far));
const here = (name) => new URL(name, import.meta.url).pathname;
for (const name of ['lib.mjs', '.hidden.mjs']) console.log(await there.run(load, here(name)));
await there.stop();
";
    let programs = programs(text);
    programs.write("package.json", b"{ \"name\": \"app\" }");
    programs.write(".hidden.mjs", b"export const hidden = 1;");
    programs.write(
        "node_modules/dep/index.js",
        b"module.exports = { n: 5, where: __filename };",
    );
    // A mount namespace in which the program's folder is empty, as on another machine.
    let mut command = std::process::Command::new("unshare");
    if !command
        .args(["-rm", "true"])
        .output()
        .is_ok_and(|output| output.status.success())
    {
        eprintln!("no namespaces here: not tried");
        return;
    }
    let script = format!(
        "mount -t tmpfs none '{}' && cd / && exec '{}' node --listen 127.0.0.1:0",
        programs.path().display(),
        env!("CARGO_BIN_EXE_roata")
    );
    let mut command = std::process::Command::new("unshare");
    plain_environment(&mut command);
    command.args(["-rm", "sh", "-c", &script]);
    let node = Listening::node(command);
    let outcome = programs.run(&["main.mjs", &node.address]);
    expect(&outcome, "3 5 false\nadd\nERR_MODULE_NOT_FOUND\n", 0);
}
