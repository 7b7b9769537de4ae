//! Node functions on cores: every program of `tests/node` does what stands beside it.
//!
//! `ROATA_NODES=cancel,groups` runs only programs whose name holds one of these words.

mod common;

use std::path::Path;

use common::{LONG, Programs, Rig, expect, plain_environment};
use testkit::Suite;

#[test]
fn node_functions_do_what_is_promised() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/node");
    let filter = std::env::var("ROATA_NODES").unwrap_or_default();
    let suite = Suite {
        root: &root,
        runtime: Path::new(env!("CARGO_BIN_EXE_roata")),
        filter: &filter,
    };
    let report = suite.run().expect("the programs can be read and started");
    assert!(report.ran > 0, "no program's name holds any of {filter:?}");
    assert!(report.failures.is_empty(), "\n{report}");
}

#[test]
fn node_functions_work_without_a_file() {
    let programs = Programs::new(&[]);
    let text = "const k = 5; async function f(x) { 'use node'; return x + k; } f(1).then(console.log)";
    expect(&programs.run(&["-e", text]), "6\n", 0);
    let module = b"async function f(x) { 'use node'; return x; } console.log(await f(3))";
    expect(
        &programs.run_with(&["--input-type=module", "-"], module),
        "3\n",
        0,
    );
}

#[test]
fn a_directive_on_the_wrong_function_shows_where() {
    let programs = Programs::new(&[("a.mjs", "\nfunction f() { 'use node'; }\n")]);
    let outcome = programs.run(&["a.mjs"]);
    expect(&outcome, "", 1);
    assert!(
        outcome
            .stderr
            .contains("a.mjs:2\nfunction f() { 'use node'; }\n               ^^^^^^^^^^^\n"),
        "{}",
        outcome.stderr
    );
}

/// A generator that is read a little and forgotten ends with its reader, here and in another process.
#[test]
fn generators_that_nobody_reads_any_more_end() {
    let programs = Programs::new(&[(
        "a.mjs",
        "import { machine } from 'roata';
        async function* forEver() { 'use node'; for (let i = 0; ; i++) yield i; }
        async function readALittle(node) {
          for (let i = 0; i < 20; i++) await node.run(forEver).next();
          return (await node.stats()).running;
        }
        for (const node of [machine, await machine.spawn({ cores: 1 })]) {
          const before = await readALittle(node);
          // A few may still lie on the stack.
          do {
            gc();
            await new Promise(setImmediate);
          } while ((await node.stats()).running > 5);
          console.log(before, 'have ended');
        }
        process.exit();",
    )]);
    let outcome = programs.run(&["--expose-gc", "a.mjs"]);
    expect(&outcome, "20 have ended\n20 have ended\n", 0);
}

/// Machines that have ended and answers that have come are held by nobody but the program.
#[test]
fn nothing_is_kept_of_what_is_over() {
    let programs = Programs::new(&[(
        "a.mjs",
        "import { machine } from 'roata';
        async function machines(refs) {
          for (let i = 0; i < 10; i++) {
            const m = await machine.spawn({ cores: 1 });
            for (let i = 0; i < 20; i++) {
              const asked = m.stats();
              const defined = () => i;
              m.define('latest', defined);
              refs.push(new WeakRef(asked), new WeakRef(defined));
              await asked;
            }
            await m.stop();
            refs.push(new WeakRef(m));
          }
        }
        const refs = [];
        await machines(refs);
        // A few may still lie on the stack.
        do {
          await new Promise(setImmediate);
          gc();
        } while (refs.filter((ref) => ref.deref() !== undefined).length > 5);
        console.log('gone');",
    )]);
    let outcome = programs.run(&["--expose-gc", "a.mjs"]);
    expect(&outcome, "gone\n", 0);
}

/// What node functions print is the program's output, and so is what becomes of that.
#[test]
fn the_program_hears_that_nobody_reads_what_its_node_functions_print() {
    let programs = Programs::new(&[(
        "main.mjs",
        "async function prints() {
          'use node';
          for (let i = 0; ; i++) {
            console.log('line', i);
            await new Promise(setImmediate);
          }
        }
        process.stdout.on('error', ({ code, syscall }) => {
          console.error(code, syscall);
          process.exit(7);
        });
        await prints();",
    )]);
    let mut command = std::process::Command::new("/bin/sh");
    plain_environment(&mut command);
    let line = "{ \"$0\" main.mjs; echo \"ended with $?\" >&2; } | head -n 1";
    command
        .args(["-c", line, env!("CARGO_BIN_EXE_roata")])
        .current_dir(programs.path());
    let outcome = Rig::run(command, b"", LONG).unwrap();
    expect(&outcome, "line 0\n", 0);
    assert_eq!(outcome.stderr, "EPIPE write\nended with 7\n");
}
