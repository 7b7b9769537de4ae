//! Errors, rejections, warnings, signals and standard streams, as in Node 26.

mod common;

use common::{Ending, LONG, Programs, Rig, expect, run_text};
use rustix::process::Signal;

/// What was printed to standard error, without the frames of stacks.
fn errors(outcome: &common::Outcome) -> String {
    let lines = outcome.stderr.lines().filter(|line| !line.starts_with("    at "));
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn an_uncaught_error_shows_its_line_and_stack() {
    let programs = Programs::new(&[("main.js", "function f() {\n  throw new Error('boom');\n}\nf();")]);
    let outcome = programs.run(&["main.js"]);
    let path = programs.path().join("main.js");
    assert_eq!(
        errors(&outcome),
        format!(
            "{}:2\n  throw new Error('boom');\n  ^\n\nError: boom\n\nNode.js v26.10.0\n",
            path.display()
        )
    );
    assert!(
        outcome
            .stderr
            .contains(&format!("    at f ({}:2:", path.display())),
        "{}",
        outcome.stderr
    );
    assert_eq!(outcome.ending, Ending::Code(1));
}

#[test]
fn thrown_values_that_are_no_errors_are_shown() {
    for (value, shown) in [
        ("'x'", "x\n(Use `roata --trace-uncaught ...`"),
        ("null", "null\n(Use `roata --trace-uncaught ...`"),
        ("undefined", "undefined\n(Use `roata --trace-uncaught ...`"),
        ("{ a: 1 }", "{ a: 1 }\n\nNode.js v26."),
    ] {
        let outcome = run_text(&format!("throw {value}"));
        assert!(
            outcome.stderr.starts_with(&format!("Uncaught:\n{shown}")),
            "{}",
            outcome.stderr
        );
        assert_eq!(outcome.ending, Ending::Code(1));
    }
}

#[test]
fn an_error_that_was_emitted_says_where() {
    let outcome = run_text(
        "class Own extends require('events') {}\nconst own = new Own();\nfunction tell() { own.emit('error', new Error('heard by nobody')); }\ntell();",
    );
    let text = &outcome.stderr;
    assert!(text.contains("Error: heard by nobody\n"), "{text}");
    assert!(
        text.contains("\nEmitted 'error' event on Own instance at:\n    at tell ("),
        "{text}"
    );
    assert_eq!(outcome.ending, Ending::Code(1));
}

#[test]
fn exit_codes_of_errors() {
    let exit = "process.on('exit', (code) => console.log('exit', code));";
    for (program, stdout, code) in [
        (
            "process.on('uncaughtException', () => { throw 1; }); throw 2",
            "",
            7,
        ),
        (
            "process.on('exit', () => { process.exitCode = 9; }); throw 2",
            "exit 1\n",
            9,
        ),
        ("process.on('exit', () => { throw 1; })", "exit 0\n", 1),
        (
            "process.on('exit', () => { throw 1; }); process.exit(3)",
            "exit 3\n",
            3,
        ),
        ("process.exitCode = 4", "exit 4\n", 4),
        ("process.exitCode = 4; process.exit()", "exit 4\n", 4),
        ("process.on('exit', () => process.exit(6))", "exit 0\n", 6),
        ("process.exit(256 + 2)", "exit 258\n", 2),
    ] {
        expect(&run_text(&format!("{exit} {program}")), stdout, code);
    }
}

#[test]
fn unhandled_rejections_by_mode() {
    let programs = Programs::new(&[(
        "main.js",
        "process.on('exit', (code) => console.log(code)); Promise.reject(5);",
    )]);
    for (mode, code) in [
        ("throw", 1),
        ("strict", 1),
        ("warn", 0),
        ("none", 0),
        ("warn-with-error-code", 1),
    ] {
        let outcome = programs.run(&[&format!("--unhandled-rejections={mode}"), "main.js"]);
        expect(&outcome, &format!("{code}\n"), code);
        let is_thrown = outcome.stderr.contains("ERR_UNHANDLED_REJECTION");
        let is_warned = outcome.stderr.contains("UnhandledPromiseRejectionWarning: 5\n");
        assert_eq!(
            (is_thrown, is_warned),
            (mode == "throw" || mode == "strict", mode.starts_with("warn")),
            "{mode}"
        );
    }
}

#[test]
fn a_rejection_that_is_handled_late_is_told() {
    let program = "process.on('unhandledRejection', (reason, promise) => console.log('unhandled', reason, promise instanceof Promise));
      process.on('rejectionHandled', () => console.log('handled'));
      const p = Promise.reject(1); setTimeout(() => p.catch(() => {}), 5);";
    expect(&run_text(program), "unhandled 1 true\nhandled\n", 0);
}

#[test]
fn warnings_are_printed_as_node_prints_them() {
    let program = "process.emitWarning('plain'); process.emitWarning('coded', 'Name', 'C1');
      process.emitWarning('more', { type: 'T', detail: 'detail' }); process.emitWarning('old', 'DeprecationWarning', 'D1');";
    let outcome = run_text(program);
    let text = without_pids(&outcome.stderr);
    assert_eq!(
        text,
        "(node:PID) Warning: plain\n(Use `roata --trace-warnings ...` to show where the warning was created)\n\
         (node:PID) [C1] Name: coded\n(node:PID) T: more\ndetail\n(node:PID) [D1] DeprecationWarning: old\n"
    );
}

/// Replaces process ids, which are the only digits after `(node:`.
fn without_pids(text: &str) -> String {
    text.split("(node:")
        .enumerate()
        .map(|(index, part)| match (index, part.split_once(')')) {
            (1.., Some((_, rest))) => format!("(node:PID){rest}"),
            _ => part.to_owned(),
        })
        .collect()
}

#[test]
fn options_silence_or_sharpen_warnings() {
    let programs = Programs::new(&[(
        "main.js",
        "process.emitWarning('old', 'DeprecationWarning'); process.emitWarning('w', { code: 'C1' })",
    )]);
    let stderr = |option: &str| programs.run(&[option, "main.js"]).stderr;
    assert_eq!(stderr("--no-warnings"), "");
    assert!(!stderr("--no-deprecation").contains("old"));
    assert!(!stderr("--disable-warning=C1").contains(": w"));
    assert!(stderr("--trace-warnings").contains("Warning: w\n    at "));
    let outcome = programs.run(&["--throw-deprecation", "main.js"]);
    assert_eq!(outcome.ending, Ending::Code(1));
}

#[test]
fn a_signal_without_a_listener_has_its_default_effect() {
    for (listener, ending) in [
        ("", Ending::Signal(15)),
        ("process.on('SIGTERM', () => process.exit(3));", Ending::Code(3)),
    ] {
        let programs = Programs::new(&[(
            "main.js",
            &format!("{listener} setInterval(() => {{}}, 1000); console.log('ready')"),
        )]);
        let rig = Rig::start(programs.command(&["main.js"])).unwrap();
        assert!(rig.wait_for("ready", LONG));
        rig.signal(Signal::TERM).unwrap();
        assert_eq!(rig.finish(LONG).unwrap().ending, ending);
    }
}

#[test]
fn the_last_listener_gone_restores_the_default() {
    let program = "process.once('SIGUSR1', (name, number) => { console.log(name, number); process.kill(process.pid, 'SIGUSR1'); });
      process.kill(process.pid, 'SIGUSR1'); setInterval(() => {}, 1000);";
    let outcome = run_text(program);
    assert_eq!(
        (outcome.stdout.as_str(), outcome.ending),
        ("SIGUSR1 10\n", Ending::Signal(10))
    );
}

#[test]
fn a_signal_listener_does_not_keep_the_loop_alive() {
    expect(
        &run_text("process.on('SIGINT', () => {}); console.log('end')"),
        "end\n",
        0,
    );
}

#[test]
fn signals_that_cannot_be_caught_are_refused() {
    let program =
        "try { process.on('SIGKILL', () => {}); } catch (e) { console.log(e.message, e.code, e.errno); }";
    expect(&run_text(program), "uv_signal_start EINVAL EINVAL -22\n", 0);
}

#[test]
fn standard_input_is_read_in_every_way() {
    let programs = Programs::new(&[
        (
            "events.js",
            "let t = ''; process.stdin.setEncoding('utf8').on('data', (d) => { t += d; }).on('end', () => console.log(t.length))",
        ),
        (
            "loop.mjs",
            "let n = 0; for await (const chunk of process.stdin) n += chunk.length; console.log(n)",
        ),
        ("pipe.js", "process.stdin.pipe(process.stdout)"),
        ("none.js", "console.log('not read')"),
    ]);
    let input = "é".repeat(100_000);
    expect(
        &programs.run_with(&["events.js"], input.as_bytes()),
        "100000\n",
        0,
    );
    expect(&programs.run_with(&["loop.mjs"], input.as_bytes()), "200000\n", 0);
    expect(&programs.run_with(&["pipe.js"], input.as_bytes()), &input, 0);
    expect(&programs.run_with(&["none.js"], b""), "not read\n", 0);
}

/// Not so if it is paused within 'data', as in Node: it has asked for more by then.
#[test]
fn paused_input_lets_the_process_end() {
    let programs = Programs::new(&[(
        "main.js",
        "process.stdin.once('data', (d) => { console.log(`${d}`); setImmediate(() => process.stdin.pause()); }); process.on('exit', () => console.log('ended'))",
    )]);
    let mut rig = Rig::start(programs.command(&["main.js"])).unwrap();
    rig.write(b"one").unwrap();
    assert!(rig.wait_for("one\n", LONG));
    // Its input is still open.
    assert!(rig.wait_for("ended\n", LONG));
    assert_eq!(rig.finish(LONG).unwrap().ending, Ending::Code(0));
}

#[test]
fn nothing_printed_is_lost_at_exit() {
    let outcome =
        run_text("process.stdout.write('a'.repeat(3e6)); process.stderr.write('b'); process.exit(0)");
    assert_eq!(
        (outcome.stdout.len(), outcome.stderr.as_str(), outcome.ending),
        (3_000_000, "b", Ending::Code(0))
    );
}

#[test]
fn what_a_full_pipe_has_no_room_for_is_written_before_the_end() {
    for (last, code) in [
        ("process.exit(3)", 3),
        ("throw 1", 1),
        ("process.kill(process.pid, 0)", 0),
    ] {
        let outcome = run_text(&format!(
            "for (let i = 0; i < 100000; i++) (i % 2 ? console.log : (n) => process.stdout.write(`${{n}}\\n`))(i); {last}"
        ));
        let lines: Vec<u32> = outcome
            .stdout
            .lines()
            .filter_map(|line| line.parse().ok())
            .collect();
        assert!(
            lines.iter().copied().eq(0..100_000),
            "{last}: {} lines",
            lines.len()
        );
        assert_eq!(outcome.ending, Ending::Code(code), "{last}");
    }
}

#[test]
fn the_environment_holds_strings() {
    let program = "process.env.A = 1; process.env.B = undefined; delete process.env.A; console.log(process.env.A, process.env.B, 'B' in process.env);
      try { process.env.S = Symbol('x'); } catch (e) { console.log(e.message); }
      try { Object.defineProperty(process.env, 'q', { value: 1 }); } catch (e) { console.log(e.code); }";
    expect(
        &run_text(program),
        "undefined undefined true\nCannot convert a Symbol value to a string\nERR_INVALID_OBJECT_DEFINE_PROPERTY\n",
        0,
    );
}

#[test]
fn the_process_object_is_an_emitter() {
    let program = "console.log(Object.prototype.toString.call(process), process instanceof require('events'), process.constructor.name, process.version);
      console.log(process.eventNames(), process.release.name, process.getBuiltinModule('node:path') === require('path'));";
    expect(
        &run_text(program),
        "[object process] true process v26.10.0\n[ 'newListener', 'removeListener', 'warning' ] node true\n",
        0,
    );
}

#[test]
fn memory_figures_hang_together() {
    let program = "const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
      console.log(heapUsed > 0 && heapUsed <= heapTotal && heapTotal < rss, external >= 0, process.memoryUsage.rss() > 1e6);";
    expect(&run_text(program), "true true true\n", 0);
}

#[test]
fn listeners_of_exit_run_promise_jobs_but_start_nothing() {
    let program = "process.on('exit', () => { process.nextTick(() => console.log('tick')); setTimeout(() => console.log('timer'));
        Promise.resolve().then(() => console.log('job')); });
      process.on('beforeExit', () => { if (globalThis.again) return; globalThis.again = true; setTimeout(() => console.log('again'), 1); });";
    expect(&run_text(program), "again\njob\n", 0);
}
