//! Promise 13 of nodes.md, as to permissions: what a program may not do, its node functions may not either, nor the processes that it makes.

mod common;

use common::{Programs, expect};

/// Reads a file that is allowed and one that is not, everywhere; then drops what it may, and does so again.
const PROGRAM: &str = "
import { connect, machine, node } from 'roata';
import { readFileSync } from 'node:fs';
const [allowed, forbidden] = process.argv.slice(2);
async function read(path) {
  'use node';
  const { readFileSync } = await import('node:fs');
  try { return readFileSync(path, 'utf8'); } catch (error) { return `${error.code} ${error.permission}`; }
}
async function below(path) {
  'use node';
  const { machine } = await import('roata');
  const child = await machine.spawn({ cores: 1 });
  return child.run(read, path);
}
const pooled = node(async (path) => read(path), { on: 'process' });
const told = (promise) => promise.catch(({ code, permission }) => `${code} ${permission}`);
const wide = { NODE_OPTIONS: '--permission --allow-fs-read=* --no-warnings' };
const show = (what, ...answers) => console.log(what, ...answers);

show('core', await read(allowed), await read(forbidden), await read(process.argv[1]) === readFileSync(process.argv[1], 'utf8'));
show('pool', await told(pooled(forbidden)));
const m = await machine.spawn({ cores: 1, env: wide }).catch(({ code, permission }) => show('spawn', code, permission));
if (m !== undefined) show('machine', await m.run(read, allowed), await m.run(read, forbidden), await m.run(below, forbidden));
show('net', await told(connect('roata://127.0.0.1:1')));
process.permission.drop('fs.read', allowed);
show('dropped', await read(allowed));
if (m !== undefined) show('after', await (await machine.spawn({ cores: 1 })).run(read, allowed));
process.exit();
";

fn run(options: &[&str], expected: &str) {
    let programs = Programs::new(&[("main.mjs", PROGRAM), ("a.txt", "A"), ("b.txt", "B")]);
    let path = |name: &str| programs.path().join(name).to_string_lossy().into_owned();
    let (allowed, forbidden) = (path("a.txt"), path("b.txt"));
    let reads = format!("--allow-fs-read={allowed}");
    let arguments = [
        &["--permission", "--no-warnings", &reads],
        options,
        &["main.mjs", &allowed, &forbidden],
    ]
    .concat();
    expect(&programs.run(&arguments), expected, 0);
}

#[test]
fn node_functions_may_do_what_the_program_may() {
    let expected = "core A ERR_ACCESS_DENIED FileSystemRead true
pool ERR_ACCESS_DENIED ChildProcess
spawn ERR_ACCESS_DENIED ChildProcess
net ERR_ACCESS_DENIED Net
dropped ERR_ACCESS_DENIED FileSystemRead\n";
    run(&[], expected);
}

#[test]
fn machines_are_under_their_makers_rules() {
    let denied = "ERR_ACCESS_DENIED FileSystemRead";
    let expected = format!(
        "core A {denied} true\npool {denied}\nmachine A {denied} {denied}\nnet ECONNREFUSED undefined\ndropped {denied}\nafter {denied}\n"
    );
    run(&["--allow-child-process", "--allow-net"], &expected);
}
