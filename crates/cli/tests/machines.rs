//! Machine-Nodes as processes of the system: who is killed, stopped and orphaned, and what is left.

#![allow(clippy::unwrap_used, reason = "a test's helper may panic")]

mod common;

use std::time::{Duration, Instant};

use common::{Ending, LONG, Programs, Rig, expect, plain_environment};
use rustix::process::{Pid, Signal, kill_process};

/// Whether a process runs; a zombie does not.
fn runs(pid: i32) -> bool {
    let Ok(stat) = std::fs::read_to_string(format!("/proc/{pid}/stat")) else {
        return false;
    };
    let state = stat.rsplit(") ").next().and_then(|rest| rest.chars().next());
    !matches!(state, Some('Z' | 'X'))
}

#[track_caller]
fn expect_gone(pids: &[i32]) {
    let begin = Instant::now();
    while pids.iter().any(|pid| runs(*pid)) {
        assert!(begin.elapsed() < LONG, "some of {pids:?} live on");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// The numbers that a program printed behind `word`.
fn numbers_after(text: &str, word: &str) -> Vec<i32> {
    let lines = text.lines().filter_map(|line| line.strip_prefix(word));
    let numbers = lines.flat_map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    numbers.filter_map(|number| number.parse().ok()).collect()
}

fn signal(pid: i32, signal: Signal) {
    kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
}

/// Two children, one with a child of its own; calls that never end in each. Prints their process ids.
const TREE: &str = "
import { machine } from 'roata';
async function forEver() { 'use node'; await new Promise(() => {}); }
async function spin() { 'use node'; for (;;); }
async function below() {
  'use node';
  const { machine } = await import('roata');
  const child = await machine.spawn({ cores: 1 });
  child.run(forEver).catch(() => {});
  return child.pid;
}
const a = await machine.spawn();
const b = await machine.spawn();
const c = await a.run(below);
const calls = [a.run(forEver), b.run(spin), a.run(spin), b.run(forEver)].map((call) => call.catch((error) => error.name));
console.log('pids', a.pid, b.pid, c);
";

/// The program, running, and the ids of its processes.
fn start(programs: &Programs) -> (Rig, Vec<i32>) {
    let rig = Rig::start(programs.command(&["main.mjs"])).unwrap();
    assert!(rig.wait_for("ready\n", LONG));
    let pids = std::fs::read_to_string(programs.path().join("pids")).unwrap();
    (rig, numbers_after(&pids, "pids"))
}

fn tree(rest: &str) -> Programs {
    let write = "(await import('node:fs')).writeFileSync('pids', `pids ${a.pid} ${b.pid} ${c}`);\n";
    let text = format!("{TREE}{write}console.log('ready');\n{rest}");
    Programs::new(&[("main.mjs", &text)])
}

#[test]
fn children_end_with_a_parent_that_is_killed() {
    let programs = tree("await Promise.all(calls);");
    let (rig, pids) = start(&programs);
    assert_eq!(pids.len(), 3);
    assert!(pids.iter().all(|pid| runs(*pid)));
    signal(rig.pid(), Signal::KILL);
    expect_gone(&pids);
    assert_eq!(rig.finish(LONG).unwrap().ending, Ending::Signal(9));
}

#[test]
fn children_end_with_a_parent_that_exits_throws_or_runs_out() {
    for (rest, ending) in [
        ("process.exit(4);", Ending::Code(4)),
        ("throw new Error('x');", Ending::Code(1)),
        ("process.kill(process.pid, 'SIGTERM');", Ending::Signal(15)),
        ("process.abort();", Ending::Signal(6)),
    ] {
        let programs = tree(rest);
        let (rig, pids) = start(&programs);
        let outcome = rig.finish(LONG).unwrap();
        assert_eq!(outcome.ending, ending, "{}", outcome.stderr);
        expect_gone(&pids);
    }
}

#[test]
fn children_that_are_stopped_by_a_signal_end_with_their_parent_too() {
    let programs = tree("await Promise.all(calls);");
    let (rig, pids) = start(&programs);
    // The machine that has a child: neither sees its parent's end by itself.
    signal(pids[0], Signal::STOP);
    signal(rig.pid(), Signal::KILL);
    expect_gone(&pids);
}

#[test]
fn a_killed_child_settles_its_calls_and_leaves_no_child_of_its_own() {
    let programs = tree(
        "console.log(await calls[0], await calls[2]); b.kill(); console.log(await calls[1], await calls[3]);",
    );
    let (rig, pids) = start(&programs);
    signal(pids[0], Signal::KILL);
    let outcome = rig.finish(LONG).unwrap();
    assert_eq!(
        outcome.stdout.lines().skip(1).collect::<Vec<_>>(),
        [
            "ready",
            "NodeDownError NodeDownError",
            "NodeDownError NodeDownError"
        ],
        "{}",
        outcome.stderr
    );
    expect_gone(&pids);
}

#[test]
fn a_parent_that_was_suspended_finds_its_children_alive() {
    let programs = tree(
        "process.stdin.on?.('data', () => {});
        const timer = setInterval(async () => {
          if (!(await import('node:fs')).existsSync('go')) return;
          clearInterval(timer);
          console.log(a.state, b.state, (await a.stats()).running);
          process.exit();
        }, 5);",
    );
    let (rig, pids) = start(&programs);
    signal(rig.pid(), Signal::STOP);
    std::thread::sleep(Duration::from_millis(1500));
    signal(rig.pid(), Signal::CONT);
    std::thread::sleep(Duration::from_millis(300));
    programs.write("go", b"");
    let outcome = rig.finish(LONG).unwrap();
    assert!(outcome.stdout.contains("running running"), "{}", outcome.stdout);
    expect_gone(&pids);
}

#[test]
fn a_detached_child_outlives_its_parent() {
    let programs = Programs::new(&[
        (
            "main.mjs",
            "import { machine } from 'roata';
            const m = await machine.spawn({ file: 'stays.mjs', detached: true, stdio: 'ignore' });
            console.log('pids', m.pid);
            process.exit();",
        ),
        // Not for ever, should this test fail.
        ("stays.mjs", "setTimeout(() => {}, 60_000);"),
    ]);
    let outcome = programs.run(&["main.mjs"]);
    let pids = numbers_after(&outcome.stdout, "pids");
    assert_eq!(pids.len(), 1, "{}", outcome.stderr);
    std::thread::sleep(Duration::from_millis(300));
    assert!(runs(pids[0]));
    signal(pids[0], Signal::KILL);
    expect_gone(&pids);
}

#[test]
fn lines_come_out_whole_at_once_and_in_their_order() {
    let programs = Programs::new(&[(
        "main.mjs",
        "import { machine } from 'roata';
        async function print(name) {
          'use node';
          for (let i = 0; i < 200; i++) {
            process.stdout.write(`${name} `);
            process.stdout.write(`${i}\\n`);
            if (i % 50 === 0) console.error(`${name} error ${i}`);
          }
          console.log(`${name} ends`, 'y'.repeat(100_000).length);
          process.stdout.write(`${name} unended`);
        }
        const machines = [await machine.spawn({ cores: 1 }), await machine.spawn({ cores: 1 })];
        await Promise.all(machines.map((m, i) => m.run(print, `m${i}`)));
        console.log('after');
        for (const m of machines) await m.stop();
        console.log('\\nlast');",
    )]);
    let outcome = programs.run(&["main.mjs"]);
    assert_eq!(outcome.ending, Ending::Code(0), "{}", outcome.stderr);
    let lines: Vec<&str> = outcome.stdout.lines().collect();
    let after = lines.iter().position(|line| *line == "after").unwrap();
    for name in ["m0", "m1"] {
        let own: Vec<&&str> = lines[..after]
            .iter()
            .filter(|line| line.starts_with(name))
            .collect();
        assert_eq!(own.len(), 201, "all of it before the call's value");
        for (index, line) in own[..200].iter().enumerate() {
            assert_eq!(**line, format!("{name} {index}"));
        }
        assert_eq!(*own[200], &format!("{name} ends 100000"));
        assert!(outcome.stdout.contains(&format!("{name} unended")));
    }
    assert_eq!(outcome.stderr.lines().count(), 8);
}

#[test]
fn output_that_is_inherited_or_ignored() {
    let programs = Programs::new(&[
        (
            "main.mjs",
            "import { machine } from 'roata';
            for (const stdio of ['inherit', 'ignore', 'lines']) {
              const m = await machine.spawn({ file: 'prints.mjs', args: [stdio], stdio });
              if (m.state !== 'exited') await new Promise((resolve) => m.once('exit', resolve));
            }",
        ),
        ("prints.mjs", "console.log('printed by', process.argv[2]);"),
    ]);
    expect(
        &programs.run(&["main.mjs"]),
        "printed by inherit\nprinted by lines\n",
        0,
    );
}

#[test]
fn the_hidden_argument_is_for_processes_of_its_own() {
    let programs = Programs::new(&[]);
    let outcome = programs.run(&["--linked=,,0,1,0,0"]);
    assert!(
        outcome.stderr.contains("this is no process that Roata has made"),
        "{}",
        outcome.stderr
    );
    assert_eq!(outcome.ending, Ending::Code(1));
    let outcome = programs.run(&["--linked=nonsense"]);
    assert_eq!(outcome.ending, Ending::Code(9));
}

#[test]
fn without_descriptors_or_processes_spawn_says_so() {
    let programs = Programs::new(&[(
        "main.mjs",
        "import { machine } from 'roata';
        import { openSync } from 'node:fs';
        const first = await machine.spawn({ cores: 1 });
        try { for (;;) openSync('/dev/null'); } catch {}
        console.log(await machine.spawn().catch((error) => [error.code, error.syscall]));
        async function one() { 'use node'; return 1; }
        console.log(await first.run(one));
        process.exit();",
    )]);
    let mut command = std::process::Command::new("/bin/sh");
    let line = format!("ulimit -n 64; exec {} main.mjs", env!("CARGO_BIN_EXE_roata"));
    plain_environment(&mut command);
    command.args(["-c", &line]).current_dir(programs.path());
    let outcome = Rig::run(command, b"", LONG).unwrap();
    assert_eq!(outcome.stdout, "[ 'EMFILE', 'spawn' ]\n1\n", "{}", outcome.stderr);
}

/// Calls go to four supervised processes while random ones are killed and frozen: each call is settled once, and nothing is left.
#[test]
fn under_kills_and_freezes_every_call_is_settled_and_no_process_is_left() {
    let programs = Programs::new(&[(
        "main.mjs",
        "import { machine, node } from 'roata';
        const echo = node(async (x, ms) => {
          if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
          return x;
        });
        const machines = [];
        for (let i = 0; i < 3; i++) machines.push(await machine.spawn({ cores: 1, restart: 'always', maxRestarts: 1000, within: 1 }));
        let seed = 12345;
        const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
        const pids = new Set(machines.map((m) => m.pid));
        const end = Date.now() + 4000;
        const counts = { done: 0, down: 0, wrong: 0, calls: 0 };
        const harm = setInterval(() => {
          const m = machines[random(3)];
          pids.add(m.pid);
          try { process.kill(m.pid, random(4) === 0 ? 'SIGSTOP' : 'SIGKILL'); } catch {}
        }, 250);
        async function worker(index) {
          for (let i = 0; Date.now() < end; i++) {
            counts.calls++;
            const x = `${index} ${i}`;
            try {
              if (await machines[random(3)].run(echo, x, random(3) === 0 ? random(20) : 0) === x) counts.done++;
              else counts.wrong++;
            } catch (error) {
              if (error.name === 'NodeDownError') counts.down++;
              else { counts.wrong++; console.log(error); }
            }
          }
        }
        await Promise.all(Array.from({ length: 16 }, (_, index) => worker(index)));
        clearInterval(harm);
        for (const m of machines) pids.add(m.pid);
        await Promise.all(machines.map((m) => m.stop()));
        console.log(counts.calls === counts.done + counts.down, counts.wrong, counts.done > 20, counts.down > 0);
        console.log('pids', ...pids);",
    )]);
    let outcome = programs.run(&["main.mjs"]);
    assert!(
        outcome.stdout.starts_with("true 0 true true\n"),
        "{}{}",
        outcome.stdout,
        outcome.stderr
    );
    assert_eq!(outcome.ending, Ending::Code(0));
    expect_gone(&numbers_after(&outcome.stdout, "pids"));
}
