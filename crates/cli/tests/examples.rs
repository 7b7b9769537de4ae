//! The examples of nodes do what they say (issue 3), with less to do than when somebody watches.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;

use common::listening::Listening;
use common::{Ending, LONG, Outcome, Rig, plain_environment};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");

fn roata(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_roata"));
    plain_environment(&mut command);
    command.current_dir(FOLDER).args(arguments).env("LIMIT", "50000");
    command
}

#[track_caller]
fn run(arguments: &[&str]) -> Outcome {
    let outcome = Rig::run(roata(arguments), b"", LONG).unwrap();
    assert_eq!(
        outcome.ending,
        Ending::Code(0),
        "{}{}",
        outcome.stdout,
        outcome.stderr
    );
    outcome
}

#[track_caller]
fn says(arguments: &[&str], parts: &[&str]) {
    let outcome = run(arguments);
    for part in parts {
        assert!(
            outcome.stdout.contains(part),
            "no {part:?} in {}{}",
            outcome.stdout,
            outcome.stderr
        );
    }
}

#[test]
fn the_first_answer_wins() {
    // Of 'aaaab'.
    let hash = "5ef1b1016a260f0c229c5b24afe87fe24a68b4c80f6f89535b87e0ca72a08623";
    says(&["crack.mjs", hash], &["aaaab"]);
}

#[test]
fn parts_are_counted_and_put_together() {
    says(&["nodes/words.mjs", "2"], &["the same counts"]);
    says(&["nodes/primes.mjs", "10000"], &["1229 primes below 10000"]);
}

#[test]
fn generators_feed_each_other() {
    says(&["nodes/pipeline.mjs", "500"], &["500 texts"]);
    says(
        &["nodes/generators.mjs", "1000"],
        &["168 primes up to 997, their sum is 76127"],
    );
}

#[test]
fn a_flaky_service_is_supervised() {
    let parts = [
        "7 euros (call 1 of",
        "restarted, 3 so far",
        "56 euros",
        "gone: it was stopped",
    ];
    says(&["nodes/flaky.mjs"], &parts);
}

#[test]
fn one_file_runs_on_cores_processes_and_machines() {
    let node = || {
        let mut command = roata(&["node", "--listen", "127.0.0.1:0", "--cores", "1"]);
        command.env_remove("ROATA_NODE_TOKEN");
        Listening::node(command)
    };
    let nodes = [node(), node()];
    let addresses = nodes.each_ref().map(|node| format!("roata://{}", node.address));
    let here = run(&["nodes/everywhere.mjs"]);
    assert_eq!(here.stdout, "35655 has 324 steps\n");
    for (places, count) in [(&["3"][..], 3), (&[&*addresses[0], &*addresses[1]], 2)] {
        let outcome = run(&[&["nodes/everywhere.mjs"], places].concat());
        assert_eq!(outcome.stdout, here.stdout);
        let places = outcome.stderr.matches("roata://").count();
        assert_eq!(places, count, "{}", outcome.stderr);
    }
}

#[test]
fn a_door_is_called_over_http() {
    let door = Listening::door(roata(&["--listen", "127.0.0.1:0", "nodes/door.mjs"]));
    let call = |name: &str, arguments: &str| {
        let mut socket = TcpStream::connect(&door.address).unwrap();
        let length = arguments.len();
        write!(socket, "POST /fn/{name} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{arguments}").unwrap();
        let mut answer = String::new();
        socket.read_to_string(&mut answer).unwrap();
        answer.split_once("\r\n\r\n").unwrap().1.trim().to_owned()
    };
    assert!(call("hash", "[\"roata\"]").starts_with("\"5ffebc62"));
    assert_eq!(call("fibonacci", "[20]"), "6765");
    assert!(call("countdown", "[1]").contains("{\"left\":1}\n"));
}
