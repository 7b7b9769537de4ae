//! `node:worker_threads` end to end: many workers, ends in every state, output that is never lost, memory limits, nothing left behind.

mod common;

use common::{Ending, Outcome, Programs};

/// `alive()` gives how many descriptors and OS threads the process has; `ended(text, options)` a worker's exit code.
const PRELUDE: &str = "
const { Worker } = require('worker_threads');
const fs = require('fs');
const alive = () => [fs.readdirSync('/proc/self/fd').length, fs.readdirSync('/proc/self/task').length];
const ended = (text, options) => new Promise((resolve) => {
  const worker = new Worker(text, { eval: true, ...options });
  worker.on('message', () => worker.terminate());
  worker.on('error', (error) => console.log(error.code ?? error.message));
  worker.on('exit', resolve);
});
";

fn run(program: &str) -> Outcome {
    let programs = Programs::new(&[("main.cjs", &format!("{PRELUDE}{program}"))]);
    programs.run(&["main.cjs"])
}

fn prints(program: &str, expected: &str) {
    let outcome = run(program);
    assert_eq!(
        (outcome.stdout.as_str(), outcome.ending),
        (expected, Ending::Code(0)),
        "{}",
        outcome.stderr
    );
}

#[test]
fn hundreds_in_sequence_leave_nothing() {
    prints(
        "(async () => {
          for (let i = 0; i < 5; i++) await ended('1');
          const before = alive();
          for (let i = 0; i < 200; i++) if (await ended('1') !== 0) console.log('failed');
          const after = alive();
          // The engine lets go of some OS threads a little later.
          console.log(after[0] - before[0] < 5, after[1] - before[1] < 50);
        })();",
        "true true\n",
    );
}

#[test]
fn fifty_at_once_run_and_end() {
    prints(
        "(async () => {
          const text = `require('worker_threads').parentPort.postMessage(1); setInterval(() => {}, 1000)`;
          const codes = await Promise.all(Array.from({ length: 50 }, () => ended(text)));
          console.log(codes.length, codes.every((code) => code === 1), alive()[1] < 50);
        })();",
        "50 true true\n",
    );
}

#[test]
fn a_worker_may_be_terminated_at_any_moment() {
    prints(
        "(async () => {
          const texts = ['for (;;);', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)', 'setInterval(() => {}, 1)',
            'for (;;) { try { for (;;); } finally { for (;;); } }', 'process.stdin.resume()', '(async () => { for (;;) await 1 })()',
            'for (;;) console.log(new Error().stack.length > 1e9)'];
          for (let i = 0; i < 70; i++) {
            const worker = new Worker(texts[i % texts.length], { eval: true, stdout: true });
            const start = performance.now();
            while (performance.now() - start < i % 10);
            if (i % 3 === 0) await new Promise((resolve) => worker.once('online', resolve));
            const code = await worker.terminate();
            if (code !== 0 && code !== 1) console.log('code', code);
          }
          console.log('done');
        })();",
        "done\n",
    );
}

#[test]
fn what_a_worker_printed_comes_out_however_it_ends() {
    let lines = "for (let i = 0; i < 1000; i++) console.log('line ' + i);";
    for ending in ["", "process.exit(0)", "throw new Error('x')"] {
        let outcome = run(&format!("ended({:?})", format!("{lines}{ending}")));
        assert_eq!(
            outcome
                .stdout
                .lines()
                .filter(|line| line.starts_with("line "))
                .count(),
            1000,
            "{ending}"
        );
    }
    let program = format!(
        "const worker = new Worker({:?}, {{ eval: true }}); worker.on('message', () => process.exit(3));",
        format!("{lines} require('worker_threads').parentPort.postMessage(1); for (;;);")
    );
    let outcome = run(&program);
    assert_eq!(
        (outcome.stdout.lines().count(), outcome.ending),
        (1000, Ending::Code(3))
    );
}

#[test]
fn a_heap_beyond_its_limit_ends_the_worker_alone() {
    prints(
        "ended('const all = []; for (;;) all.push(new Array(1e4).fill(1.5));', { resourceLimits: { maxOldGenerationSizeMb: 32 } })
          .then((code) => console.log('exit', code));",
        "ERR_WORKER_OUT_OF_MEMORY\nexit 1\n",
    );
}

#[test]
fn snapshots_and_profiles_are_refused_in_nodes_way() {
    let refused = |feature: &str| {
        format!(
            "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM The feature {feature}() is unavailable on the current platform, which is being used to run Node.js\n"
        )
    };
    prints(
        "const v8 = require('v8');
         const worker = new Worker('setTimeout(() => {}, 1e6)', { eval: true });
         const show = ({ code, message }) => console.log(code, message);
         worker.on('online', async () => {
           for (const name of ['getHeapSnapshot', 'startCpuProfile', 'startHeapProfile']) {
             await worker[name]().catch(show);
             try { v8[name](); } catch (error) { show(error); }
           }
           worker.terminate();
         });",
        &["getHeapSnapshot", "startCpuProfile", "startHeapProfile"]
            .map(|name| {
                ["worker", "v8"]
                    .map(|owner| refused(&format!("{owner}.{name}")))
                    .concat()
            })
            .concat(),
    );
}

#[test]
fn endless_recursion_is_an_error_of_the_worker() {
    prints(
        "ended('try { (function f() { f() })() } catch (e) { console.log(e.name) }').then((code) => console.log('exit', code));",
        "RangeError\nexit 0\n",
    );
}

#[test]
fn buffers_move_thousands_of_times_without_growth() {
    prints(
        "const worker = new Worker(`require('worker_threads').parentPort.on('message', function (m) { this.postMessage(m, [m]) })`, { eval: true });
        let left = 3000;
        const before = process.memoryUsage.rss();
        worker.on('message', (buffer) => {
          if (buffer.byteLength !== 1 << 20) console.log('length', buffer.byteLength);
          if (left-- === 0) {
            console.log(process.memoryUsage.rss() - before < 200e6);
            worker.terminate();
          } else worker.postMessage(buffer, [buffer]);
        });
        const first = new ArrayBuffer(1 << 20);
        worker.postMessage(first, [first]);",
        "true\n",
    );
}

#[test]
fn a_port_may_travel_on_from_worker_to_worker() {
    prints(
        "const { MessageChannel } = require('worker_threads');
        const relay = `const { parentPort } = require('worker_threads'); parentPort.once('message', (port) => parentPort.postMessage(port, [port]))`;
        const through = (port) => new Promise((resolve) => {
          const worker = new Worker(relay, { eval: true });
          worker.on('message', resolve);
          worker.postMessage(port, [port]);
        });
        (async () => {
          const { port1, port2 } = new MessageChannel();
          port1.postMessage('before');
          let port = port2;
          for (let i = 0; i < 5; i++) {
            port = await through(port);
            port1.postMessage(i);
          }
          port.on('message', (message) => {
            console.log(message);
            if (message === 4) port.close();
          });
        })();",
        "before\n0\n1\n2\n3\n4\n",
    );
}

#[test]
fn a_port_whose_worker_is_gone_is_closed() {
    prints(
        "const { MessageChannel } = require('worker_threads');
        const { port1, port2 } = new MessageChannel();
        const worker = new Worker(`require('worker_threads').workerData.on('message', () => process.exit(0))`, { eval: true, workerData: port2, transferList: [port2] });
        port1.on('message', () => {});
        port1.on('close', () => console.log('closed'));
        port1.postMessage(1);",
        "closed\n",
    );
}

#[test]
fn the_webs_worker_has_messages_scripts_and_errors() {
    let programs = Programs::new(&[
        ("lib.js", "function twice(n) { return n * 2; }"),
        (
            "classic.js",
            "importScripts('lib.js'); self.onmessage = ({ data }) => { postMessage([twice(data), name]); close(); };",
        ),
        (
            "module.mjs",
            "addEventListener('message', ({ data }) => { throw new TypeError('no ' + data); });",
        ),
        (
            "main.mjs",
            "const classic = new Worker('classic.js', { name: 'n' });
            classic.onmessage = ({ data }) => {
              console.log(data);
              const module = new Worker(new URL('module.mjs', import.meta.url), { type: 'module' });
              module.onerror = ({ message, error }) => console.log(message, error instanceof TypeError);
              module.postMessage('x');
            };
            classic.postMessage(4);",
        ),
    ]);
    let outcome = programs.run(&["main.mjs"]);
    common::expect(&outcome, "[ 8, 'n' ]\nno x true\n", 0);
}

#[test]
fn a_port_in_a_message_that_nobody_reads_is_closed() {
    prints(
        "const { MessageChannel } = require('worker_threads');
        const [outer, inner] = [new MessageChannel(), new MessageChannel()];
        const text = `process.exit()`;
        inner.port1.on('close', () => console.log('closed'));
        outer.port1.postMessage(inner.port2, [inner.port2]);
        new Worker(text, { eval: true, workerData: outer.port2, transferList: [outer.port2] });",
        "closed\n",
    );
}

#[test]
fn a_message_to_a_thread_that_ends_instead_of_answering_has_failed() {
    prints(
        "const { postMessageToThread } = require('worker_threads');
        const text = `const { parentPort } = require('worker_threads');
          process.on('workerMessage', () => process.exit());
          parentPort.on('message', () => {});
          parentPort.postMessage('up')`;
        const worker = new Worker(text, { eval: true });
        worker.on('message', () => {
          postMessageToThread(worker.threadId, 1).catch((error) => console.log(error.code));
        });",
        "ERR_WORKER_MESSAGING_FAILED\n",
    );
}

#[test]
fn a_lock_of_a_worker_that_is_ended_is_free() {
    prints(
        "const { locks } = require('worker_threads');
        const worker = new Worker(`
          const { locks, parentPort } = require('worker_threads');
          locks.request('one', async () => { parentPort.postMessage('held'); await new Promise((r) => setTimeout(r, 1e8)); });
        `, { eval: true });
        const keepsAlive = setInterval(() => {}, 1e6);
        worker.on('message', async () => {
          console.log(await locks.request('one', { ifAvailable: true }, (lock) => lock));
          const request = locks.request('one', () => 'mine');
          await worker.terminate();
          console.log(await request);
          clearInterval(keepsAlive);
        });",
        "null\nmine\n",
    );
}

#[test]
fn a_worker_writes_no_faster_than_its_output_is_read() {
    prints(
        "const worker = new Worker(`
          const { parentPort } = require('worker_threads');
          let written = 0;
          const write = () => {
            do written++; while (process.stdout.write('x'.repeat(10000)));
            process.stdout.once('drain', write);
          };
          parentPort.on('message', () => parentPort.postMessage(written));
          write();
        `, { eval: true, stdout: true });
        worker.postMessage('how many?');
        worker.once('message', (written) => {
          console.log(written < 100);
          let read = 0;
          worker.stdout.on('data', (chunk) => {
            const before = read;
            read += chunk.length;
            if (before >= 3e6 || read < 3e6) return;
            console.log('flows on');
            worker.terminate();
          });
        });",
        "true\nflows on\n",
    );
}

#[test]
fn output_that_nobody_asked_for_yet_is_kept() {
    prints(
        "const worker = new Worker(`console.log('early'); console.error('also'); process.exit(3)`, { eval: true, stdout: true, stderr: true });
        worker.on('exit', (code) => console.log(code, String(worker.stdout.read()), String(worker.stderr.read())));",
        "3 early\n also\n\n",
    );
}
