//! A process that may have little: few descriptors, little address space. What cannot be made is an error that says so; nothing ends the process.

mod common;

use std::process::Command;

use common::{LONG, Programs, Rig, expect, plain_environment};

/// `limits` are of `ulimit`.
fn run(program: &str, limits: &str) -> common::Outcome {
    let programs = Programs::new(&[("main.mjs", program)]);
    let mut command = Command::new("/bin/sh");
    plain_environment(&mut command);
    command
        .args(["-c", &format!("ulimit {limits}; exec \"$0\" main.mjs")])
        .arg(env!("CARGO_BIN_EXE_roata"))
        .current_dir(programs.path());
    Rig::run(command, b"", LONG).expect("a program that ends")
}

#[test]
fn without_descriptors_each_asker_is_told_and_goes_on_when_there_are_some() {
    let program = "
import { openSync, closeSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { Worker } from 'node:worker_threads';
async function next(x) { 'use node'; return x + 1; }
const taken = [];
try { for (;;) taken.push(openSync('/dev/null')); } catch (error) { console.log(error.code); }
await next(1).catch((error) => console.log(error.name));
await new Promise((resolve) => new Worker('', { eval: true }).on('error', (error) => { console.log(error.code); resolve(); }));
await new Promise((resolve) => spawn('/bin/true').on('error', (error) => { console.log(error.syscall, error.code); resolve(); }));
for (const each of taken) closeSync(each);
console.log(await next(1));
";
    let told = "EMFILE\nNodeDownError\nERR_WORKER_INIT_FAILED\nspawn /bin/true EMFILE\n2\n";
    expect(&run(program, "-n 64"), told, 0);
}

#[test]
fn without_address_space_the_start_says_what_is_missing() {
    let outcome = run("", "-v 2000000");
    expect(&outcome, "", 1);
    assert!(
        outcome
            .stderr
            .starts_with("roata: the engine needs 6 GiB of address space"),
        "{}",
        outcome.stderr
    );
}
