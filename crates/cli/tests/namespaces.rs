//! Two machines on a network that is cut and mended (row A6, promise 10): two network namespaces joined by a cable of the kernel's, as any user may make them
//! where the system allows it; where it does not, the test says so and passes. Delay and loss are added where the kernel has them.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::process::Command;

use common::listening::certificates;
use common::{Ending, LONG, Programs, Rig, plain_environment};

/// Runs in a namespace of its own as its root. The other one is that of a process which only sleeps.
const SCRIPT: &str = "
set -e
roata=$1
ip link set lo up
ip link add name near type veth peer name far
unshare -n sh -c 'echo $$ > other; exec sleep 1000' &
while ! [ -s other ]; do sleep 0.01; done
other=$(cat other)
there() { nsenter -t $other -n \"$@\"; }
ip link set far netns $other
ip addr add 10.77.0.1/24 dev near
ip link set near up
there ip link set lo up
there ip addr add 10.77.0.2/24 dev far
there ip link set far up
tc qdisc add dev near root netem delay 10ms 5ms loss 2% 2>/dev/null && echo 'with delay and loss' || echo 'without delay and loss'
nsenter -t $other -n $roata node --listen 10.77.0.2:7070 --cores 2 --tls-cert server.pem --tls-key server.key --tls-ca ca.pem > address &
node=$!
while ! [ -s address ]; do sleep 0.01; done
$roata main.mjs < orders &
program=$!
exec 3> orders
while ! [ -e connected ]; do sleep 0.01; done
ip link set near down
while ! [ -e cut ]; do sleep 0.01; done
ip link set near up
echo mended >&3
wait $program
kill $node
wait $node
kill $other
";

const PROGRAM: &str = "
import { connect, NodeDownError } from 'roata';
import { readFileSync, writeFileSync } from 'node:fs';

async function add(a, b) { 'use node'; return a + b; }
async function forEver() { 'use node'; await new Promise(() => {}); }
async function sum(values) { 'use node'; let all = 0; for await (const each of values) all += each; return all; }
async function* count(n) { for (let i = 0; i < n; i++) yield i; }
const pem = (name) => readFileSync(name, 'utf8');
const tls = { ca: pem('ca.pem'), cert: pem('client.pem'), key: pem('client.key'), servername: 'localhost' };
const reach = () => connect('roata://10.77.0.2:7070', { tls });

const there = await reach();
console.log((await Promise.all(Array.from({ length: 200 }, (_, i) => there.run(add, i, 1)))).at(-1), await there.run(sum, count(50)));
const held = [1, 2, 3].map(() => there.run(forEver));
const exit = new Promise((resolve) => there.once('exit', resolve));
writeFileSync('connected', '');
const ends = await Promise.allSettled(held);
console.log(ends.every(({ reason }) => reason instanceof NodeDownError), await exit);
// Nobody answers at all: an attempt ends when its time is over, or because the system knows of no way.
const failure = await connect('roata://10.77.0.2:7070', { tls, timeout: 500 }).catch((error) => error);
console.log(['ETIMEDOUT', 'ENETUNREACH', 'EHOSTUNREACH'].includes(failure.code) || failure.code);
writeFileSync('cut', '');
await new Promise((resolve) => process.stdin.once('data', resolve));
const again = await reach();
console.log(await again.run(add, 40, 2));
await again.stop();
process.stdin.destroy();
";

#[test]
fn a_network_that_is_cut_is_noticed_and_one_that_is_mended_is_used_again() {
    let can = |command: &str| {
        let probe = Command::new("unshare")
            .args(["-rn", "sh", "-c", command])
            .output();
        probe.is_ok_and(|output| output.status.success())
    };
    if !can("ip link add name near type veth peer name far && unshare -n true") {
        println!("skipped: this system lets no user make network namespaces");
        return;
    }
    let programs = Programs::new(&[("main.mjs", PROGRAM), ("script.sh", SCRIPT)]);
    certificates(programs.path());
    let mut command = Command::new("unshare");
    command.args([
        "-rn",
        "sh",
        "-c",
        "mkfifo orders && exec sh script.sh \"$0\"",
        env!("CARGO_BIN_EXE_roata"),
    ]);
    plain_environment(&mut command);
    command.current_dir(programs.path());
    let rig = Rig::start(command).unwrap();
    assert!(rig.wait_for("42\n", LONG), "{:?}", rig.finish(LONG));
    let outcome = rig.finish(LONG).unwrap();
    let lines: Vec<&str> = outcome.stdout.lines().skip(1).collect();
    let expected = [
        "200 1225",
        "true nothing came from the other side for 800 ms",
        "true",
        "42",
    ];
    assert_eq!(lines, expected, "{}{}", outcome.stdout, outcome.stderr);
    assert_eq!(outcome.ending, Ending::Code(0), "{}", outcome.stderr);
}
