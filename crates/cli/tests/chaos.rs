//! Chaos end to end (rows A9 and B1, promises 9 and 10): a program with processes that restart, processes of processes and two Network-Nodes makes calls
//! of every kind while processes below it are killed or frozen at random. Every call ends, with its value or with a `NodeDownError`; nothing is left.
//!
//! `ROATA_CHAOS_SECONDS=300` goes on for so long (4 seconds otherwise); `ROATA_CHAOS_SEED` repeats a run's choices.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::collections::HashMap;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use common::listening::Listening;
use common::{Ending, LONG, Programs, Rig};
use rustix::process::{Pid, Signal, kill_process};

/// Workers make one call after the other until there is a file `over`. A call that takes longer than anything explains is told with what it was.
const PROGRAM: &str = r#"
import { connect, machine, node, NodeDownError } from 'roata';
import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';

const addresses = process.argv.slice(2);
async function sleep(ms, value) { 'use node'; await new Promise((resolve) => setTimeout(resolve, ms)); return value; }
async function burn(ms, value) { 'use node'; const begin = performance.now(); while (performance.now() - begin < ms); return value; }
async function* count(n) { 'use node'; for (let i = 0; i < n; i++) yield i; }
async function sum(values) { 'use node'; let all = 0; for await (const each of values) all += each; return all; }
async function fails(value) { 'use node'; throw Object.assign(new RangeError('as it should'), { value }); }
async function up(value) { 'use node'; const { machine } = await import('roata'); return machine.call('back', value); }
async function below(ms, value) {
  'use node';
  const { machine } = await import('roata');
  globalThis.child ??= machine.spawn({ cores: 1, restart: 'always', maxRestarts: 1e6 });
  return (await globalThis.child).run(sleep, ms, value);
}
const pooled = node(sleep, { on: 'process' });
const again = node(sleep, { on: 'process', retries: 50, idempotent: true });
const far = node(sleep, { on: 'machine' });
const anywhere = node(burn, { on: 'anywhere' });
machine.define('back', (value) => value);

const kept = await Promise.all([1, 2].map((cores) => machine.spawn({ cores, restart: 'always', maxRestarts: 1e6 })));
const connected = new Array(addresses.length).fill(undefined);
/** A machine that may be gone, or be made anew where that is ours to do. */
async function machineAt(i) {
  if (i < kept.length) return kept[i];
  const index = i - kept.length;
  if (connected[index] === undefined || connected[index].state !== 'running') connected[index] = await connect(`roata://${addresses[index]}`);
  return connected[index];
}

const random = (n) => Math.floor(Math.random() * n);
let number = 0;
const kinds = {
  sleep: async (at, n) => equal(await (await at()).run(sleep, random(20), n), n),
  burn: async (at, n) => equal(await (await at()).run(burn, random(10), n), n),
  map: async (at, n) => equal(await (await at()).run(sleep, 0, new Map([[n, { n }]])).then((map) => map.get(n).n), n),
  up: async (at, n) => equal(await (await at()).run(up, n), n),
  below: async (at, n) => equal(await (await at()).run(below, random(10), n), n),
  fails: async (at, n) => equal(await (await at()).run(fails, n).then(() => 'no error', (error) => isDown(error) ? Promise.reject(error) : error.value), n),
  values: async (at, n) => { let all = 0; for await (const each of (await at()).run(count, 20)) all += each; equal(all, 190); },
  broken: async (at, n) => { for await (const each of (await at()).run(count, 1e9)) if (each === 30) break; },
  stream: async (at, n) => equal(await (await at()).run(sum, Readable.from([1, 2, n])), n + 3),
  cancelled: async (at, n) => {
    const thread = (await at()).run(sleep, 1e6, n);
    setTimeout(() => thread.cancel('enough'), random(10));
    await thread.then(() => { throw new Error('it was cancelled'); }, (error) => { if (error.name !== 'AbortError') throw error; });
  },
  timed: async (at, n) => (await at()).run(sleep.with(1e6, n), { timeout: random(10) }).then(() => { throw new Error('it was late'); }, (error) => { if (error.name !== 'TimeoutError') throw error; }),
  pooled: async (at, n) => equal(await pooled(random(10), n), n),
  again: async (at, n) => equal(await again(random(10), n), n),
  far: async (at, n) => { await at(); equal(await far(random(10), n), n); },
  anywhere: async (at, n) => equal(await anywhere(random(5), n), n),
};
function equal(value, expected) {
  if (value !== expected) throw new Error(`${value} in the place of ${expected}`);
}
/** The class arrives with errors that were thrown elsewhere as a plain Error with that name. */
const isDown = (error) => error instanceof NodeDownError || error?.name === 'NodeDownError';
const isGone = (error) => isDown(error) || ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ERR_ROATA_PROTOCOL', 'ERR_ROATA_NO_MACHINE'].includes(error?.code);

const tally = { ok: 0, down: 0 };
const open = new Map();
const longest = { ms: 0 };
let isOver = false;
async function worker() {
  const names = Object.keys(kinds);
  while (!isOver) {
    const name = names[random(names.length)];
    const place = random(kept.length + addresses.length);
    const n = ++number;
    const begin = performance.now();
    open.set(n, `${name} on ${place}`);
    try {
      await kinds[name](() => machineAt(place), n);
      tally.ok++;
    } catch (error) {
      if (!isGone(error)) {
        console.log('WRONG', name, place, error);
        process.exitCode = 3;
      }
      tally.down++;
    }
    open.delete(n);
    const ms = Math.round(performance.now() - begin);
    if (ms > longest.ms) Object.assign(longest, { ms, name, place });
  }
}
const workers = Array.from({ length: 24 }, worker);
console.log('ready');
const watch = setInterval(() => { isOver = existsSync('over'); if (isOver) clearInterval(watch); }, 20);
const stuck = setInterval(() => { if (isOver) console.log('still open:', [...open.values()].join(', ')); }, 5000);
await Promise.all(workers);
clearInterval(stuck);
console.log('all settled', JSON.stringify(tally), 'the longest:', JSON.stringify(longest));
await Promise.all(machine.children.filter((child) => child.kind === 'machine').map((child) => { child.kill(); return child.stop(); }));
console.log('the end');
"#;

#[test]
fn calls_end_whoever_dies() {
    let seconds = setting("ROATA_CHAOS_SECONDS").unwrap_or(4);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let mut random = Random(setting("ROATA_CHAOS_SEED").unwrap_or(u64::from(now.subsec_nanos()) | 1));
    println!("ROATA_CHAOS_SEED={}", random.0);
    let programs = Programs::new(&[("main.mjs", PROGRAM)]);
    let node = || {
        let mut command = programs.command(&["node", "--listen", "127.0.0.1:0", "--cores", "1"]);
        command.env_remove("ROATA_NODE_TOKEN");
        Listening::node(command)
    };
    let nodes = [node(), node()];
    let rig = Rig::start(programs.command(&["main.mjs", &nodes[0].address, &nodes[1].address])).unwrap();
    assert!(rig.wait_for("ready\n", LONG));
    let roots = [rig.pid(), pid_of(&nodes[0]), pid_of(&nodes[1])];
    let mut havoc = Havoc::default();
    let end = Instant::now() + Duration::from_secs(seconds);
    while Instant::now() < end {
        havoc.strike(&roots, &mut random);
        std::thread::sleep(Duration::from_millis(random.below(300)));
    }
    programs.write("over", b"");
    let outcome = rig.finish(LONG).unwrap();
    println!(
        "killed {}, frozen {}\n{}",
        havoc.killed, havoc.frozen, outcome.stdout
    );
    assert_eq!(
        outcome.ending,
        Ending::Code(0),
        "{}{}",
        outcome.stdout,
        outcome.stderr
    );
    assert!(
        outcome.stdout.ends_with("the end\n"),
        "{}{}",
        outcome.stdout,
        outcome.stderr
    );
    assert!(havoc.killed > 0);
    drop(nodes);
    havoc.expect_nothing_left();
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn pid_of(node: &Listening) -> i32 {
    i32::try_from(node.pid()).unwrap()
}

/// What is done to processes, and to which.
#[derive(Default)]
struct Havoc {
    killed: u32,
    frozen: u32,
    /// Every process that was ever seen, with the time of its start: its number may become another's.
    seen: HashMap<i32, u64>,
}

impl Havoc {
    /// Ends or freezes one of the processes below `roots`.
    fn strike(&mut self, roots: &[i32], random: &mut Random) {
        let victims = descendants(roots);
        self.seen.extend(victims.iter().copied());
        if victims.is_empty() {
            return;
        }
        let (pid, _) = victims[usize::try_from(random.below(victims.len() as u64)).unwrap()];
        // One that is frozen says nothing any more, which is found out.
        let signal = if random.below(4) == 0 {
            Signal::STOP
        } else {
            Signal::KILL
        };
        if kill_process(Pid::from_raw(pid).unwrap(), signal).is_ok() {
            match signal {
                Signal::STOP => self.frozen += 1,
                _ => self.killed += 1,
            }
        }
    }

    fn expect_nothing_left(&self) {
        let begin = Instant::now();
        let lives =
            |(pid, start): (&i32, &u64)| stat_of(*pid).is_some_and(|stat| stat.start == *start && stat.runs);
        while self.seen.iter().any(lives) {
            assert!(begin.elapsed() < LONG, "processes are left");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

struct Stat {
    parent: i32,
    start: u64,
    runs: bool,
}

fn stat_of(pid: i32) -> Option<Stat> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let fields: Vec<&str> = text.rsplit_once(") ")?.1.split(' ').collect();
    Some(Stat {
        runs: !matches!(fields[0], "Z" | "X"),
        parent: fields[1].parse().ok()?,
        start: fields[19].parse().ok()?,
    })
}

/// The processes below `roots` that run, with the times of their starts.
fn descendants(roots: &[i32]) -> Vec<(i32, u64)> {
    let entries = std::fs::read_dir("/proc").unwrap().filter_map(Result::ok);
    let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok());
    let stats: HashMap<i32, Stat> = pids.filter_map(|pid| Some((pid, stat_of(pid)?))).collect();
    let is_below = |mut pid: i32| {
        while let Some(stat) = stats.get(&pid) {
            if roots.contains(&stat.parent) {
                return true;
            }
            pid = stat.parent;
        }
        false
    };
    let mut found: Vec<_> = stats
        .iter()
        .filter(|(pid, stat)| stat.runs && is_below(**pid))
        .map(|(pid, stat)| (*pid, stat.start))
        .collect();
    found.sort_unstable();
    found
}

/// Marsaglia's xorshift.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}
