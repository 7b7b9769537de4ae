//! The copy of the engine beside the program: it is taken where it is, and the system's library where it is not.
#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

use common::{LONG, Programs, Rig, expect, plain_environment};

/// Shows whether the engine comes from the folder of copies, and that it works.
const PROGRAM: &str = "
const maps = require('node:fs').readFileSync('/proc/self/maps', 'utf8');
const engine = maps.split('\\n').find((line) => line.includes('libjavascriptcoregtk'));
console.log(engine.includes('/roata-engine/'), [3, 1, 2].sort().join(), new Intl.NumberFormat('en').format(1e6));
";

fn binary() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_roata"))
}

#[test]
fn the_copy_beside_the_program_is_taken() {
    let programs = Programs::new(&[("main.cjs", PROGRAM)]);
    expect(&programs.run(&["main.cjs"]), "true 1,2,3 1,000,000\n", 0);
}

#[test]
fn libraries_that_are_rarely_needed_are_not_loaded() {
    let programs = Programs::new(&[(
        "main.cjs",
        "const maps = require('node:fs').readFileSync('/proc/self/maps', 'utf8');
        console.log(['libjavascriptcore', 'libgio', 'libsystemd'].map((name) => maps.includes(name)).join());",
    )]);
    expect(&programs.run(&["main.cjs"]), "true,false,false\n", 0);
}

#[test]
fn a_program_without_a_copy_takes_the_systems() {
    let programs = Programs::new(&[("main.cjs", PROGRAM)]);
    let moved = programs.path().join("roata");
    fs::copy(binary(), &moved).expect("a copy of the program");
    let mut command = Command::new(moved);
    plain_environment(&mut command);
    command.arg("main.cjs").current_dir(programs.path());
    let outcome = Rig::run(command, b"", LONG).expect("a program that ends");
    expect(&outcome, "false 1,2,3 1,000,000\n", 0);
}

/// With a collector that runs as often as it can: keys come as lists of buffers, which died while the others were made.
#[test]
fn what_native_functions_give_in_lists_is_held_until_it_is_in_them() {
    let program = "
const crypto = require('node:crypto');
const key = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const first = JSON.stringify(key.export({ format: 'jwk' }));
for (let i = 0; i < 60; i++) if (JSON.stringify(key.export({ format: 'jwk' })) !== first) console.log('another key');
console.log('the same');
";
    let programs = Programs::new(&[("main.cjs", program)]);
    let mut command = programs.command(&["main.cjs"]);
    command
        .env("JSC_slowPathAllocsBetweenGCs", "2")
        .env("JSC_scribbleFreeCells", "1");
    let outcome = Rig::run(command, b"", LONG).expect("a program that ends");
    expect(&outcome, "the same\n", 0);
}
