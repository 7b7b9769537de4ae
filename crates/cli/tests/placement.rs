//! Where calls go whose function says only what kind of place it wants: `on: 'process'`, `'machine'`, `'anywhere'` (promise 1, rows A3 and A6). The
//! machines are two `roata node --listen` on loopback.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::listening::Listening;
use common::{Outcome, Programs, expect};

/// What every program here begins with. `busy` computes until there is a file `go`, and leaves a file to tell that it has begun: nothing else reaches a
/// program whose cores are all at work.
const HEAD: &str = "
import { connect, machine, node, NodeDownError } from 'roata';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
const folder = import.meta.dirname;
const busy = (on) => node(async (folder, i) => {
  const { existsSync, writeFileSync } = await import('node:fs');
  writeFileSync(`${folder}/begun-${process.pid}-${i}`, '');
  while (!existsSync(`${folder}/go`));
  return process.pid;
}, { on });
const begun = () => readdirSync(folder).filter((name) => name.startsWith('begun-')).map((name) => Number(name.split('-')[1]));
const until = async (isSo) => { while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5)); };
const go = () => writeFileSync(`${folder}/go`, '');
const connectAll = () => Promise.all(process.argv.slice(2).map((address) => connect(`roata://${address}`)));
";

/// Runs the program with the addresses of two nodes that have one core each.
fn run(text: &str) -> Outcome {
    let text = format!("{HEAD}{text}");
    let programs = Programs::new(&[("main.mjs", &text)]);
    let node = || {
        let mut command = programs.command(&["node", "--listen", "127.0.0.1:0", "--cores", "1"]);
        command.env_remove("ROATA_NODE_TOKEN");
        Listening::node(command)
    };
    let (one, other) = (node(), node());
    programs.run(&["main.mjs", &one.address, &other.address])
}

#[test]
fn on_machine_means_every_machine_that_is_connected_and_never_this_one() {
    let outcome = run("
const [one, other] = await connectAll();
const calls = Array.from({ length: 6 }, (_, i) => busy('machine')(folder, i));
await until(() => new Set(begun()).size === 2);
go();
const pids = await Promise.all(calls);
console.log(new Set(pids).size, pids.every((pid) => pid === one.pid || pid === other.pid));
await Promise.all([one.stop(), other.stop()]);
");
    expect(&outcome, "2 true\n", 0);
}

#[test]
fn on_machine_without_a_machine_is_an_error() {
    let outcome = run("
const described = (error) => console.log(error.name, error.code, error.message);
const fn = node(async () => process.pid, { on: 'machine' });
await fn().catch(described);
const [one, other] = await connectAll();
await fn();
// What waits for room is told when the last machine has gone.
const calls = Array.from({ length: 12 }, (_, i) => busy('machine')(folder, i).then(() => 'done', (error) => error.code ?? error.name));
await until(() => begun().length === 2);
one.kill();
other.kill();
const ends = await Promise.all(calls);
console.log(ends.filter((end) => end === 'NodeDownError').length >= 2, ends.includes('ERR_ROATA_NO_MACHINE'), ends.includes('done'));
await fn().catch(described);
");
    let none = "Error ERR_ROATA_NO_MACHINE No machine is connected that could run it: connect() comes before calls of functions with on: 'machine'\n";
    expect(&outcome, &format!("{none}true true false\n{none}"), 0);
}

#[test]
fn on_anywhere_takes_the_cores_here_and_then_the_machines() {
    let outcome = run("
const [one, other] = await connectAll();
const quick = node(async () => process.pid, { on: 'anywhere' });
console.log(await quick() === process.pid);
const calls = Array.from({ length: machine.cores.length + 4 }, (_, i) => busy('anywhere')(folder, i));
await until(() => new Set(begun()).size === 3);
go();
const pids = new Set(await Promise.all(calls));
console.log([process.pid, one.pid, other.pid].every((pid) => pids.has(pid)), pids.size);
await Promise.all([one.stop(), other.stop()]);
console.log(await quick() === process.pid);
");
    expect(&outcome, "true\ntrue 3\ntrue\n", 0);
}

#[test]
fn what_waits_for_room_outlives_a_machine_that_dies() {
    let outcome = run("
const [one, other] = await connectAll();
const calls = Array.from({ length: 20 }, (_, i) => busy('machine')(folder, i).then((pid) => pid === other.pid, (error) => error));
await until(() => new Set(begun()).size === 2);
one.kill();
await until(() => one.state === 'exited');
go();
const ends = await Promise.all(calls);
const down = ends.filter((end) => end instanceof NodeDownError);
console.log(down.length >= 1 && down.length <= 2, down.every((error) => error.maybeExecuted), down[0].address === one.address, ends.filter((end) => end === true).length + down.length);
await other.stop();
");
    expect(&outcome, "true true true 20\n", 0);
}

#[test]
fn on_process_calls_from_all_cores_share_their_processes() {
    let outcome = run("
const pids = node(async () => process.pid, { on: 'process' });
async function several() { 'use node'; return Promise.all(Array.from({ length: 20 }, () => pids())); }
const all = new Set((await Promise.all(Array.from({ length: 8 }, () => several()))).flat());
console.log(all.has(process.pid), all.size <= machine.cores.length);
const dies = node(async () => { process.kill(process.pid, 'SIGKILL'); await new Promise(() => {}); }, { on: 'process' });
const here = node(async () => dies().catch((error) => [error.name, error.exit.signal, Number(error.address.split('-')[1])]));
const [name, signal, dead] = await here();
// It is one of theirs, though perhaps one that was not called before.
console.log(name, signal, all.add(dead).size <= machine.cores.length);
");
    expect(&outcome, "false true\nNodeDownError SIGKILL true\n", 0);
}

#[test]
fn on_process_functions_that_call_themselves_make_few_processes() {
    let outcome = run("
const deep = node(async (n) => [process.pid, ...n === 0 ? [] : await deep(n - 1)], { on: 'process' });
const pids = await deep(20);
console.log(pids.length, pids.includes(process.pid), new Set(pids).size);
const forever = node(async (n) => forever(n + 1), { on: 'process' });
await forever(0).catch((error) => console.log(error.name, error.code, error.message));
");
    expect(
        &outcome,
        "21 false 3\nRangeError ERR_ROATA_DEPTH Node functions call each other more than 512 levels deep\n",
        0,
    );
}

#[test]
fn calls_that_wait_for_each_other_are_all_begun() {
    // Were a place given so many calls at a time and no more, those that wait for the rest would wait for ever.
    for on in ["process", "machine", "anywhere"] {
        let outcome = run(&format!(
            "
const connected = await connectAll();
let arrived = 0;
const all = Promise.withResolvers();
machine.define('arrive', () => {{ if (++arrived === 300) all.resolve(); return all.promise; }});
const meet = node(async () => (await import('roata')).machine.call('arrive'), {{ on: '{on}' }});
await Promise.all(Array.from({{ length: 300 }}, () => meet()));
console.log(arrived);
await Promise.all(connected.map((each) => each.stop()));
"
        ));
        expect(&outcome, "300\n", 0);
    }
}
