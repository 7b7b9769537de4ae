//! Two machines on a bad network (issue 3, promises 9 and 10): late and in pieces, cut within a frame, reset, half closed, silent. Whatever happens, every call
//! settles, once and rightly, and nobody is left behind.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::time::{Duration, Instant};

use common::listening::Listening;
use common::proxy::{Fate, Weather, proxy};
use common::{LONG, Programs, expect};

/// Connects again and again, and makes calls of all kinds at once. Prints what was wrong, and how the connections ended.
const PROGRAM: &str = "
import { connect, NodeDownError } from 'roata';
const [address, rounds] = [`roata://${process.argv[2]}`, Number(process.argv[3])];

async function echo(value) { 'use node'; return value; }
async function sum(buffer) { 'use node'; let all = 0; for (const each of new Uint8Array(buffer)) all += each; return all; }
async function* count(n) { 'use node'; for (let i = 0; i < n; i++) yield i; }
async function waits() { 'use node'; await new Promise(() => {}); }
async function fails(i) { 'use node'; throw new RangeError(`no ${i}`); }
async function add(values) { 'use node'; let all = 0; for await (const each of values) all += each; return all; }

const wrong = [];
const ends = new Set();
let right = 0;
/** It has the value, or the node went down. */
const check = (what, promise, isRight) => promise.then((value) => {
  if (isRight(value)) right++;
  else wrong.push(`${what}: ${JSON.stringify(value)}`);
}, (error) => {
  if (!(error instanceof NodeDownError) || typeof error.maybeExecuted !== 'boolean') wrong.push(`${what}: ${error.stack}`);
});

async function read(there, n) {
  let next = 0;
  for await (const each of there.run(count, n)) if (each !== next++) throw new Error(`${each}, not ${next - 1}`);
  return next;
}

function calls(there, round) {
  const all = [];
  for (let i = 0; i < 12; i++) {
    all.push(check('echo', there.run(echo, { i, round, text: 'x'.repeat(i * 500) }), (value) => value.i === i && value.text.length === i * 500));
    all.push(check('sum', there.run(sum, new Uint8Array(5000).fill(i).buffer), (value) => value === i * 5000));
    all.push(check('fails', there.run(fails, i).catch((error) => error instanceof RangeError ? error.message : Promise.reject(error)), (value) => value === `no ${i}`));
    const thread = there.run(waits);
    all.push(check('waits', thread.catch((error) => error.name === 'AbortError' ? error.cause : Promise.reject(error)), (value) => value === 'enough'));
    setImmediate(() => thread.cancel('enough'));
  }
  all.push(check('count', read(there, 300), (value) => value === 300));
  all.push(check('add', there.run(add, (async function* () { for (let i = 0; i < 100; i++) yield i; })()), (value) => value === 4950));
  all.push(check('stats', there.stats(), (value) => value.done >= 0));
  return all;
}

for (let round = 0; round < rounds; round++) {
  let there;
  try {
    there = await connect(address);
  } catch (error) {
    ends.add(`connect: ${error.code}`);
    continue;
  }
  const exit = new Promise((resolve) => there.once('exit', resolve));
  await Promise.all(calls(there, round));
  // What still goes on until the connection has met its fate.
  while (process.argv[4] === 'mortal' && there.state !== 'exited') {
    await check('echo', there.run(echo, 'again'), (value) => value === 'again');
    await new Promise(setImmediate);
  }
  if (there.state === 'exited') ends.add(await exit);
  else await there.stop();
}
console.log(wrong.length === 0 ? 'all well' : wrong.join('\\n'), right > 0);
console.log([...ends].sort().join('\\n'));
";

/// Runs the program through such a network; what it printed behind the first line.
fn run(rounds: usize, is_mortal: bool, weather: Weather) -> String {
    let programs = Programs::new(&[("main.mjs", PROGRAM)]);
    let mut command = programs.command(&["node", "--listen", "127.0.0.1:0", "--cores", "1"]);
    command.env_remove("ROATA_NODE_TOKEN");
    let node = Listening::node(command);
    let address = proxy(&node.address, weather);
    let kind = if is_mortal { "mortal" } else { "immortal" };
    let outcome = programs.run(&["main.mjs", &address, &rounds.to_string(), kind]);
    let (first, rest) = outcome.stdout.split_once('\n').unwrap_or_default();
    assert_eq!(
        first, "all well true",
        "{weather:?}\n{}{}",
        outcome.stdout, outcome.stderr
    );
    expect(&outcome, &outcome.stdout, 0);
    nobody_is_left(node.pid());
    rest.trim_end().to_owned()
}

/// The node's processes for its callers end with them.
fn nobody_is_left(node: u32) {
    let begin = Instant::now();
    let children =
        || std::fs::read_to_string(format!("/proc/{node}/task/{node}/children")).unwrap_or_default();
    while !children().trim().is_empty() {
        assert!(begin.elapsed() < LONG, "processes {} live on", children());
        std::thread::yield_now();
    }
}

const CALM: Weather = Weather {
    delay: Duration::ZERO,
    piece: 64 << 10,
    fates: &[(0, Fate::Lives)],
    seed: 1,
};

#[test]
fn late_and_in_pieces_all_arrives() {
    for (piece, delay, seed) in [(7, 0, 2), (1000, 3, 3), (64 << 10, 30, 4)] {
        let weather = Weather {
            piece,
            delay: Duration::from_millis(delay),
            seed,
            ..CALM
        };
        assert_eq!(run(2, false, weather), "", "{weather:?}");
    }
}

#[test]
fn connections_that_end_anywhere_settle_their_calls() {
    for fate in [Fate::Ends, Fate::Reset, Fate::HalfEnds] {
        let fates: &'static [(usize, Fate)] = Box::leak(Box::new(
            [3, 400, 2500, 60_011, 150_000, 250_000].map(|bytes| (bytes, fate)),
        ));
        let ends = run(
            6,
            true,
            Weather {
                piece: 900,
                seed: 5,
                fates,
                ..CALM
            },
        );
        for end in ends.lines() {
            let is_known = end.starts_with("the connection ended")
                || end.starts_with("the connection failed")
                || end.starts_with("connect: E");
            assert!(is_known, "{fate:?}: {end}");
        }
    }
}

#[test]
fn a_side_that_falls_silent_is_dead_after_its_missed_beats() {
    let weather = Weather {
        fates: &[
            (2500, Fate::BlackHole),
            (60_000, Fate::BlackHole),
            (200_001, Fate::BlackHole),
        ],
        piece: 3000,
        seed: 6,
        ..CALM
    };
    assert_eq!(
        run(3, true, weather),
        "nothing came from the other side for 800 ms"
    );
}
