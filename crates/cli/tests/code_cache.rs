//! The file that keeps the built-ins' bytecode: it comes by itself, and whatever happens to it, programs do as they would without.

mod common;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use common::{LONG, Outcome, Programs, Rig, expect};

/// Loads built-ins, fails and shows places in them.
const PROGRAM: &str = "
const { inspect } = require('node:util');
console.log(inspect(new Map([[{ a: 1 }, [1, 2]]])), typeof require('node:fs').promises.readFile);
try { require('node:fs').readFileSync('/no/such/file'); } catch (error) { console.log(error.code, error.stack.split('\\n').length > 3); }
setTimeout(() => Promise.resolve().then(() => console.log('later')), 1);
process.on('exit', (code) => console.log('exit', code));
";

const PRINTED: &str = "Map(1) { { a: 1 } => [ 1, 2 ] } function\nENOENT true\nlater\nexit 0\n";

struct User(Programs);

impl User {
    fn new() -> User {
        User(Programs::new(&[("main.js", PROGRAM)]))
    }

    fn run(&self, variables: &[(&str, &str)]) -> Outcome {
        let mut command = self.0.command(&["main.js"]);
        command
            .env("XDG_CACHE_HOME", self.0.path())
            .env_remove("ROATA_CACHE");
        command.envs(variables.iter().copied());
        Rig::run(command, b"", LONG).expect("a program that ends")
    }

    fn expect_same(&self) {
        expect(&self.run(&[]), PRINTED, 0);
    }

    fn files(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.0.path().join("roata"));
        let mut files: Vec<PathBuf> = folder
            .into_iter()
            .flatten()
            .flatten()
            .map(|file| file.path())
            .collect();
        files.sort();
        files
    }

    /// Runs the program until it finds all that it needs in the file; gives the file's contents.
    fn settle(&self, file: &Path) -> Vec<u8> {
        let mut before = Vec::new();
        for _ in 0..RUNS {
            self.expect_same();
            let now = fs::read(file).expect("a file");
            if now == before {
                return now;
            }
            before = now;
        }
        panic!("the file is written again and again");
    }

    /// The one file. `None` where the engine is one whose bytecode is not used.
    fn file(&self) -> Option<PathBuf> {
        let files = self.files();
        assert!(files.len() <= 1, "{files:?}");
        files.into_iter().next()
    }
}

/// More than it takes until a file has all that a program needs: one end compiles only for so long.
const RUNS: usize = 30;

#[test]
fn the_file_comes_by_itself_and_changes_nothing() {
    let user = User::new();
    user.expect_same();
    let Some(file) = user.file() else { return };
    assert_eq!(
        file.metadata().expect("a file").permissions().mode() & 0o777,
        0o600
    );
    user.settle(&file);
}

#[test]
fn a_damaged_file_is_replaced() {
    let user = User::new();
    user.expect_same();
    let Some(file) = user.file() else { return };
    let whole = user.settle(&file);
    let mut flipped = whole.clone();
    flipped
        .iter_mut()
        .skip(100)
        .step_by(997)
        .for_each(|byte| *byte ^= 0xff);
    let mut bad_codes = whole.clone();
    let half = bad_codes.len() / 2;
    bad_codes[half..]
        .iter_mut()
        .step_by(61)
        .for_each(|byte| *byte ^= 0x55);
    for damaged in [
        &flipped[..],
        &bad_codes,
        &whole[..whole.len() / 3],
        b"",
        b"roata bytecode 1",
    ] {
        fs::remove_file(&file).expect("removed");
        fs::write(&file, damaged).expect("written");
        assert_eq!(user.settle(&file).len(), whole.len());
    }
}

#[test]
fn a_file_that_others_may_write_is_not_read() {
    let user = User::new();
    user.expect_same();
    let Some(file) = user.file() else { return };
    fs::set_permissions(&file, fs::Permissions::from_mode(0o666)).expect("changed");
    user.expect_same();
    // It has been replaced by one of our own.
    assert_eq!(
        file.metadata().expect("a file").permissions().mode() & 0o777,
        0o600
    );
}

#[test]
fn it_can_be_turned_off() {
    let user = User::new();
    expect(&user.run(&[("ROATA_CACHE", "0")]), PRINTED, 0);
    assert_eq!(user.files(), Vec::<PathBuf>::new());
}

#[test]
fn where_there_can_be_no_file_programs_run_without() {
    let user = User::new();
    // A file stands where the folder would be; no folder at all; one that is not absolute.
    user.0.write("roata", b"in the way");
    user.expect_same();
    expect(&user.run(&[("XDG_CACHE_HOME", "/dev/null")]), PRINTED, 0);
    expect(&user.run(&[("XDG_CACHE_HOME", "."), ("HOME", "")]), PRINTED, 0);
    assert_eq!(
        fs::read(user.0.path().join("roata")).expect("untouched"),
        b"in the way"
    );
}

#[test]
fn workers_node_functions_and_exits_use_it() {
    const PARTS: &str = "
const { Worker, isMainThread, parentPort } = require('node:worker_threads');
async function twice(n) { 'use node'; return n * 2; }
if (isMainThread) {
  const worker = new Worker(__filename);
  worker.on('message', async (n) => { console.log(n, await twice(n)); process.exit(3); });
} else {
  parentPort.postMessage(21);
}";
    let user = User::new();
    user.0.write("main.js", PARTS.as_bytes());
    expect(&user.run(&[]), "21 42\n", 3);
    let Some(file) = user.file() else { return };
    let has_all = || {
        let written = fs::read(&file).expect("a file");
        let has = |url: &str| written.windows(url.len()).any(|window| window == url.as_bytes());
        [
            "node:internal/start",
            "node:internal/worker_main",
            "node:internal/node_core",
        ]
        .into_iter()
        .all(has)
    };
    let mut runs = 0;
    while !has_all() {
        expect(&user.run(&[]), "21 42\n", 3);
        runs += 1;
        assert!(runs < RUNS, "what workers and cores load is not kept");
    }
}

#[test]
fn many_processes_at_once_do_not_disturb_each_other() {
    let user = User::new();
    std::thread::scope(|threads| {
        for _ in 0..6 {
            threads.spawn(|| user.expect_same());
        }
    });
    user.expect_same();
    let files = user.files();
    assert!(files.len() <= 1, "no drafts are left: {files:?}");
}
