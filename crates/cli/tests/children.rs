//! Child processes of the binary in numbers, and in bad company: nothing is left open, nothing is left behind.
#![allow(clippy::unwrap_used)]

mod common;

use std::time::{Duration, Instant};

use common::{LONG, Programs, Rig, expect, run_text};
use rustix::process::Signal;

/// What a program sees of itself: its open descriptors, and the children that nobody has waited for.
const COUNTS: &str = r"
const fs = require('fs'), cp = require('child_process');
const descriptors = () => fs.readdirSync('/proc/self/fd').length;
const children = () => fs.readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim();
const run = (file, args) => new Promise((resolve, reject) => {
  cp.execFile(file, args, (error, stdout) => (error ? reject(error) : resolve(stdout)));
});
";

fn program(text: &str) -> String {
    format!("{COUNTS}\n(async () => {{ {text} }})();")
}

#[test]
fn a_thousand_in_sequence_leave_nothing_open_and_no_zombies() {
    // Asked after each of them: its output may be closed before its end is known, or after.
    let text = program(
        "await run('true', []);
         const before = descriptors();
         for (let i = 0; i < 1000; i++) {
           if (await run('echo', [i]) !== `${i}\\n`) throw new Error(`lost ${i}`);
           if (descriptors() !== before || children() !== '') throw new Error(`left by ${i}`);
         }
         console.log('nothing is left');",
    );
    expect(&run_text(&text), "nothing is left\n", 0);
}

#[test]
fn a_hundred_at_once_leave_nothing_open_and_no_zombies() {
    let text = program(
        "await run('true', []);
         const before = descriptors();
         const outputs = await Promise.all(Array.from({ length: 100 }, (_, i) => run('sh', ['-c', `sleep 0.1; echo ${i}`])));
         console.log(outputs.every((output, i) => output === `${i}\\n`), descriptors() - before, children() === '');",
    );
    expect(&run_text(&text), "true 0 true\n", 0);
}

/// Forks eight children one after the other, of which the last are copies of a started process: what each sees of itself, and what is left in the end.
const FORKS: &str = r"
const seen = () => {
  const proc = (file) => fs.readFileSync(`/proc/self/${file}`, 'latin1').split('\0');
  return {
    same: {
      argv: process.argv.slice(1), execArgv: process.execArgv, argv0: process.argv0, title: process.title, cwd: process.cwd(), umask: process.umask(),
      command: proc('cmdline'), variables: proc('environ').filter((pair) => !pair.startsWith('COUNT')).sort(), names: Object.keys(process.env).sort(),
      stdio: [0, 1, 2].map((fd) => fs.readlinkSync(`/proc/self/fd/${fd}`).replace(/\d+/, '')),
      name: fs.readFileSync('/proc/self/comm', 'latin1'), pid: process.pid === Number(fs.readlinkSync('/proc/self')), ppid: process.ppid,
      isYoung: process.uptime() < 30, isInTime: Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 1000,
    },
    random: Math.random(), count: process.env.COUNT, pid: process.pid, address: proc('maps')[0].split('-')[0],
  };
};
if (process.send) {
  const { Worker } = require('worker_threads');
  new Worker('require(`worker_threads`).parentPort.postMessage(Math.random())', { eval: true }).on('message', (inWorker) => {
    process.send({ ...seen(), inWorker }, () => process.disconnect());
    process.exitCode = Number(process.env.COUNT);
  });
} else (async () => {
  const all = [];
  for (let i = 0; i < 8; i++) {
    const child = cp.fork(__filename, ['x', 'ö y', ''], { env: { ...process.env, COUNT: i }, cwd: '/', silent: true });
    const message = new Promise((resolve) => child.once('message', resolve));
    const [code] = await new Promise((resolve) => child.on('close', (...ended) => resolve(ended)));
    const told = await message;
    if (code !== i || told.count !== `${i}` || told.pid !== child.pid) throw new Error(`child ${i}: ${code}`);
    all.push(told);
  }
  for (const { same } of all) require('assert').deepStrictEqual(same, all[0].same);
  const randoms = all.flatMap(({ random, inWorker }) => [random, inWorker]);
  console.log(new Set(randoms).size, all[0].same.ppid === process.pid);
  // Only copies lie at the same addresses.
  console.log(new Set(all.map(({ address }) => address)).size < all.length);
  const look = setInterval(() => {
    if (children() !== '') return;
    clearInterval(look);
    console.log('nobody is left');
  }, 50);
})();
";

#[test]
fn children_that_are_copies_of_a_started_process_see_and_show_what_others_do() {
    expect(
        &run_text(&format!("{COUNTS}\n{FORKS}")),
        "16 true\ntrue\nnobody is left\n",
        0,
    );
}

/// Forks an ES module until three children have been copies: the server has run a module before, of which nothing may be seen.
const MODULES: &str = r"
const { once } = require('events'), os = require('os'), path = require('path');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copies-'));
const file = path.join(folder, 'child.mjs');
fs.writeFileSync(file, `
  import process, { argv, env, execPath, pid } from 'node:process';
  import fs from 'node:fs';
  import { createRequire } from 'node:module';
  const same = [argv, process.argv === argv, process.env === env, execPath, pid === process.pid && pid === Number(fs.readlinkSync('/proc/self')),
    Object.keys(process).sort(), Object.keys(env).sort(), Object.keys(createRequire(import.meta.url).cache), import.meta.url, import.meta.main];
  process.send({ same, count: env.COUNT, address: fs.readFileSync('/proc/self/maps', 'latin1').split('-')[0] });
  process.disconnect();
`);
(async () => {
  const all = [], addresses = new Set();
  let copies = 0;
  for (let i = 0; i < 50 && copies < 3; i++) {
    const child = cp.fork(file, [`${i}`.padStart(2)], { env: { ...process.env, COUNT: i } });
    const closed = once(child, 'close');
    const [{ same, count, address }] = await once(child, 'message');
    await closed;
    if (count !== `${i}` || same[0].pop() !== `${i}`.padStart(2)) throw new Error(`child ${i}: ${count}`);
    all.push(same);
    if (addresses.has(address)) copies++;
    addresses.add(address);
  }
  fs.rmSync(folder, { recursive: true });
  for (const same of all) require('assert').deepStrictEqual(same, all[0]);
  console.log(copies);
})();
";

#[test]
fn modules_in_copies_of_a_started_process_see_what_others_do() {
    expect(&run_text(&format!("{COUNTS}\n{MODULES}")), "3\n", 0);
}

/// Forks until two children are copies of the same process, three times: in between the umask is changed, and the fork server killed.
const REPLACED: &str = r"
if (process.send) {
  process.send([process.umask(), fs.readFileSync('/proc/self/maps', 'latin1').split('-')[0]]);
  process.disconnect();
} else (async () => {
  const seen = new Set();
  const fork = () => new Promise((resolve) => {
    const child = cp.fork(__filename);
    let told;
    child.on('message', (message) => { told = message; });
    child.on('close', () => resolve(told));
  });
  const forkUntilCopied = async () => {
    for (let i = 0; i < 50; i++) {
      const [umask, address] = await fork();
      if (umask !== process.umask()) throw new Error(`umask ${umask}`);
      if (seen.has(address)) return true;
      seen.add(address);
    }
    return false;
  };
  console.log(await forkUntilCopied());
  seen.clear();
  process.umask(0o77);
  console.log(await forkUntilCopied());
  seen.clear();
  for (const pid of children().split(' ').filter(Boolean)) process.kill(pid, 'SIGKILL');
  console.log(await forkUntilCopied());
})();
";

#[test]
fn a_fork_server_that_was_killed_or_does_not_fit_any_more_is_replaced() {
    expect(
        &run_text(&format!("{COUNTS}\n{REPLACED}")),
        "true\ntrue\ntrue\n",
        0,
    );
}

#[test]
fn failed_starts_leave_nothing_open() {
    let text = program(
        "const fail = () => new Promise((resolve) => cp.execFile('no-such-program', (error) => resolve(error.code)));
         await fail();
         const before = descriptors();
         for (let i = 0; i < 100; i++) await fail();
         cp.spawnSync('no-such-program');
         console.log(await fail(), descriptors() - before);",
    );
    expect(&run_text(&text), "ENOENT 0\n", 0);
}

#[test]
fn a_child_has_no_descriptors_but_its_own() {
    let text = program(
        "const file = fs.openSync('/dev/null');
         const { stdout } = cp.spawnSync('ls', ['/proc/self/fd'], { encoding: 'utf8' });
         console.log(stdout.trim().split('\\n').join(' '));",
    );
    // 3 is the folder that `ls` reads.
    expect(&run_text(&text), "0 1 2 3\n", 0);
}

#[test]
fn an_unreferenced_child_is_waited_for_too() {
    let text = program(
        "const child = cp.spawn('true', { stdio: 'ignore' });
         child.unref();
         const look = setInterval(() => {
           if (children() !== '') return;
           clearInterval(look);
           console.log('gone');
         }, 5);",
    );
    expect(&run_text(&text), "gone\n", 0);
}

#[test]
fn much_output_and_a_slow_reader_take_little_memory() {
    let text = program(
        "const child = cp.spawn('head', ['-c', String(1 << 30), '/dev/zero'], { stdio: ['ignore', 'pipe', 'inherit'] });
         let total = 0, most = 0;
         child.stdout.on('data', (chunk) => {
           total += chunk.length;
           if (total % 1000 < 10) { child.stdout.pause(); setImmediate(() => child.stdout.resume()); }
           most = Math.max(most, process.memoryUsage.rss());
         });
         child.on('close', () => console.log(total === 1 << 30, most < 400e6 || most));",
    );
    expect(&run_text(&text), "true true\n", 0);
}

#[test]
fn what_the_last_message_before_the_exit_says_arrives() {
    let text = "
        const { fork } = require('child_process');
        if (process.argv[2]) { process.send('last'); process.exit(5); }
        const child = fork(__filename, ['child']);
        child.on('message', (message) => console.log(message)).on('close', (code) => console.log(code));";
    expect(&run_text(text), "last\n5\n", 0);
}

#[test]
fn a_message_that_is_cut_short_is_dropped_and_the_channel_closes() {
    let text = "
        const { spawn } = require('child_process');
        const script = `printf '{\"a\":1}\\\\n{\"b\":' >&3`;
        const child = spawn('sh', ['-c', script], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
        child.on('message', (message) => console.log(message));
        // Which of the two is first is not certain: the end of the channel may be seen before that of the process.
        const ends = [];
        for (const name of ['disconnect', 'close']) child.on(name, (code) => ends.push(`${name} ${code}`));
        process.on('exit', () => console.log(ends.sort()));";
    expect(
        &run_text(text),
        "{ a: 1 }\n[ 'close 0', 'disconnect undefined' ]\n",
        0,
    );
}

#[test]
fn a_child_with_a_channel_ends_with_its_parent() {
    let programs = Programs::new(&[(
        "main.cjs",
        "const { fork } = require('child_process');
         if (process.argv[2]) {
           process.on('disconnect', () => process.on('exit', () => require('fs').writeFileSync('gone', '')));
           process.send('ready');
         } else {
           fork(__filename, ['child']).on('message', (message) => console.log(message));
         }",
    )]);
    let parent = Rig::start(programs.command(&["main.cjs"])).unwrap();
    assert!(parent.wait_for("ready", LONG));
    parent.signal(Signal::KILL).unwrap();
    wait_until(|| programs.path().join("gone").exists());
    parent.finish(LONG).unwrap();
}

#[test]
fn cluster_workers_end_with_their_primary() {
    let programs = Programs::new(&[(
        "main.cjs",
        "const cluster = require('cluster');
         if (cluster.isWorker) {
           setInterval(() => {}, 1000);
           process.on('exit', (code) => require('fs').writeFileSync(`gone${cluster.worker.id}`, String(code)));
           process.send('ready');
         } else {
           let count = 0;
           for (let i = 0; i < 2; i++) cluster.fork();
           cluster.on('message', () => { if (++count === 2) console.log('ready'); });
         }",
    )]);
    let parent = Rig::start(programs.command(&["main.cjs"])).unwrap();
    assert!(parent.wait_for("ready", LONG));
    parent.signal(Signal::KILL).unwrap();
    wait_until(|| {
        ["gone1", "gone2"]
            .iter()
            .all(|name| programs.path().join(name).exists())
    });
    parent.finish(LONG).unwrap();
}

#[track_caller]
fn wait_until(condition: impl Fn() -> bool) {
    let end = Instant::now() + LONG;
    while !condition() {
        assert!(Instant::now() < end, "it never comes true");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// `$` of 'roata'.
fn shell(text: &str, stdout: &str) {
    let text = format!("import {{ $, ShellError }} from 'roata';\n{text}");
    let programs = Programs::new(&[("main.mjs", &text)]);
    expect(&programs.run(&["main.mjs"]), stdout, 0);
}

#[test]
fn values_in_a_command_are_arguments_whatever_they_hold() {
    shell(
        r#"const nasty = ['a b', '$(id)', '; true', "it's", '*', ''];
           console.log(JSON.stringify(await $`printf ${'%s\n'} ${nasty} x${'y z'}`.lines()));
           console.log(JSON.stringify(await $.shell`printf '%s\n' ${nasty} | cat`.lines()));
           console.log(await $`echo 'single $x' "double ${1}" back\ slash`.text());"#,
        concat!(
            r#"["a b","$(id)","; true","it's","*","","xy z"]"#,
            "\n",
            r#"["a b","$(id)","; true","it's","*",""]"#,
            "\n",
            "single $x double 1 back slash\n\n"
        ),
    );
}

#[test]
fn what_a_shell_would_do_is_refused_without_one() {
    shell(
        "for (const make of [() => $`ls | wc`, () => $`echo $HOME`, () => $`rm *`, () => $`echo 'open`, () => $``, () => $`ls x${[1]}`, () => $`ls ${{}}`]) {
           try { make(); console.log('taken'); } catch (error) { console.log(error.name); }
         }",
        "SyntaxError\nSyntaxError\nSyntaxError\nSyntaxError\nSyntaxError\nTypeError\nTypeError\n",
    );
}

#[test]
fn a_failed_command_says_which_how_and_why() {
    shell(
        "const fail = async (command) => { try { await command; console.log('done'); } catch (error) { console.log(error.name, error.exitCode, error.signal, error.code); console.log(error.message); } };
         await fail($`sh -c 'echo complaint >&2; exit 3'`.quiet());
         await fail($`sh -c 'kill $$'`.quiet());
         await fail($`no-such-program`);
         await fail($`sleep 100`.timeout(10));
         await fail($`sh -c 'exit 4'`.pipe($`cat`).text());
         await fail($`sleep 100`.signal(AbortSignal.abort()));
         console.log(await $`sh -c 'echo out; exit 3'`.quiet().nothrow());",
        "ShellError 3 null undefined\nsh -c 'echo complaint >&2; exit 3': exit code 3\ncomplaint\n\
         ShellError null SIGTERM undefined\nsh -c 'kill $$': ended by SIGTERM\n\
         ShellError null null ENOENT\nno-such-program: there is no such program, or no such folder to run it in\n\
         ShellError null SIGTERM ETIMEDOUT\nsleep 100: not done within 10 ms\n\
         ShellError 4 null undefined\nsh -c 'exit 4': exit code 4\n\
         AbortError undefined undefined ABORT_ERR\nThe operation was aborted\n\
         { exitCode: 3, signal: null, stdout: 'out\\n', stderr: '' }\n",
    );
}

#[test]
fn a_commands_output_goes_into_streams_and_their_failures_are_its_own() {
    shell(
        "const { Writable } = await import('node:stream');
         const fail = async (command) => { try { await command; console.log('done'); } catch (error) { console.log(error.name, error.message); } };
         let text = '';
         const slow = () => new Writable({ highWaterMark: 1, write(chunk, encoding, next) { text += chunk; setImmediate(next); } });
         console.log(await $`echo one`.pipe($`cat`).pipe(slow()), text);
         await $`echo two`.pipe(new WritableStream({ write(chunk) { text += Buffer.from(chunk); } }));
         await $`echo three`.pipe(process.stdout);
         console.log(text);
         await fail($`yes`.pipe(new Writable({ write(chunk, encoding, next) { next(new Error('full')); } })));
         await fail($`sh -c 'exit 2'`.pipe(slow()));",
        "{ exitCode: 0, signal: null, stdout: '', stderr: '' } one\n\nthree\none\ntwo\n\nError full\nShellError sh -c 'exit 2': exit code 2\n",
    );
}

#[test]
fn what_is_no_command_or_input_is_refused_before_anything_starts() {
    shell(
        "const fail = (make) => { try { make(); console.log('taken'); } catch (error) { console.log(error.name, error.message); } };
         fail(() => $('ls'));
         fail(() => $`cat`.stdin(5));
         fail(() => $`cat`.pipe('file'));
         fail(() => $`echo ~`);
         fail(() => $`echo ${$`date`}`);
         await $`no-such-program`.signal(AbortSignal.abort(1)).catch((error) => console.log(error.name, error.cause));
         console.log(await $`echo a#b`.text());",
        "TypeError $ is a template tag: $`command ${argument}`\n\
         TypeError The \"input\" argument must be of type string or an instance of Buffer, TypedArray, DataView, Stream, Iterable, or Command. Received type number (5)\n\
         TypeError The \"next\" argument must be an instance of Command, Writable, or WritableStream. Received type string ('file')\n\
         SyntaxError ~ means nothing without a shell: quote it, use .pipe() or .stdin(), or ask for a shell with $.shell\n\
         TypeError $`date` is no argument of a command: pipe it, or put in what it has printed, as text\n\
         AbortError 1\na#b\n\n",
    );
}

#[test]
fn commands_stream_from_one_to_the_next_and_line_by_line() {
    shell(
        "console.log(await $`printf 'c\\nb\\na\\n'`.pipe($`sort`).pipe($`head -n 1`).lines());
         for await (const line of $`yes`) { console.log(line); break; }
         console.log(await $`yes`.pipe($`head -n 2`).lines(), (await $`head -c 3000000 /dev/zero`.bytes()).length);
         console.log(await $`cat`.stdin('text').text(), await $`cat`.stdin(new Uint8Array([65])).text(), await $`cat`.stdin(['a', 'b']).text(), await $`tr a-z A-Z`.stdin($`echo low`).text());
         console.log(await $`pwd`.cwd('/').text(), await $`sh -c 'echo $A'`.env({ A: 'set' }).json().catch((error) => error.name));
         await $`echo shown`;",
        "[ 'a' ]\ny\n[ 'y', 'y' ] 3000000\ntext A ab LOW\n\n/\n SyntaxError\nshown\n",
    );
}

#[test]
fn a_failed_commands_output_is_kept_and_lines_can_be_awaited_or_iterated() {
    shell(
        "await $`sh -c 'echo before; exit 3'`.quiet().text().catch((error) => console.log(error.stdout.trim(), Object.keys(error).join()));
         const lines = [];
         for await (const line of $`printf '1\n2\n3'`.lines()) lines.push(line);
         console.log(lines, await $`printf '1\n2'`.lines());
         try { for await (const line of $`sh -c 'echo one; exit 4'`.lines()) console.log(line); } catch (error) { console.log(error.exitCode); }",
        "before command,exitCode,signal,stderr\n[ '1', '2', '3' ] [ '1', '2' ]\none\n4\n",
    );
}
