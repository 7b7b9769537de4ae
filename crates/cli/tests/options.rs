//! The command line does what Node's does: <https://nodejs.org/docs/latest-v26.x/api/cli.html>

mod common;

use common::{Ending, LONG, Programs, Rig, expect};

fn refused(arguments: &[&str]) -> String {
    let outcome = Programs::new(&[]).run(arguments);
    assert_eq!(outcome.ending, Ending::Code(9), "{arguments:?}");
    let text = outcome.stderr.split_once(": ").map_or("", |(_, text)| text);
    text.trim_end().to_owned()
}

#[test]
fn refuses_what_it_does_not_know_with_exit_9() {
    assert_eq!(refused(&["--nope"]), "bad option: --nope");
    assert_eq!(refused(&["-e", "1", "-z"]), "bad option: -z");
    assert_eq!(refused(&["-e"]), "-e requires an argument");
    assert_eq!(refused(&["--env-file=missing", "-e", "1"]), "missing: not found");
    assert_eq!(
        refused(&["--unhandled-rejections=x", "-e", "1"]),
        "invalid value for --unhandled-rejections"
    );
}

#[test]
fn node_options_come_first_and_may_not_name_a_program() {
    let programs = Programs::new(&[]);
    let mut command = programs.command(&["-p", "process.title + process.execArgv.length"]);
    command.env("NODE_OPTIONS", "--title=\"a b\"");
    expect(&Rig::run(command, b"", LONG).unwrap(), "a b2\n", 0);
    let mut command = programs.command(&["-p", "1"]);
    command.env("NODE_OPTIONS", "-e 1");
    let outcome = Rig::run(command, b"", LONG).unwrap();
    assert_eq!(outcome.ending, Ending::Code(9));
    assert!(outcome.stderr.ends_with("-e is not allowed in NODE_OPTIONS\n"));
}

#[test]
fn bounds_of_tls_are_what_the_module_takes() {
    let programs = Programs::new(&[]);
    let text =
        "const t = require('tls'); [t.DEFAULT_MIN_VERSION, t.DEFAULT_MAX_VERSION, t.DEFAULT_CIPHERS].join()";
    for (options, shown) in [
        (
            ["--tls-min-v1.3", "--tls-min-v1.0", "--tls-cipher-list=HIGH"],
            "TLSv1,TLSv1.3,HIGH\n",
        ),
        (
            ["--tls-max-v1.2", "--tls-min-v1.1", "--tls-cipher-list=ECDHE"],
            "TLSv1.1,TLSv1.2,ECDHE\n",
        ),
    ] {
        expect(&programs.run(&[&options[..], &["-p", text]].concat()), shown, 0);
    }
}

#[test]
fn texts_read_messages_in_the_words_of_v8() {
    let programs = Programs::new(&[]);
    for (text, shown) in [
        (
            "try { null.x } catch (e) { console.log(e.message) }",
            "Cannot read properties of null (reading 'x')\n",
        ),
        (
            "const k = 1; try { k = 2 } catch ({ message }) { console.log(message) }",
            "Assignment to constant variable.\n",
        ),
    ] {
        expect(&programs.run(&["-e", text]), shown, 0);
    }
}

#[test]
fn prints_values_as_inspect_shows_them() {
    let programs = Programs::new(&[]);
    for (text, shown) in [
        ("1 + 1", "2\n"),
        ("({ a: [1, 'x'] })", "{ a: [ 1, 'x' ] }\n"),
        ("'text'", "text\n"),
        ("var a = 5; a * 2", "10\n"),
        ("new Promise(() => {})", "Promise { <pending> }\n"),
        ("", "undefined\n"),
    ] {
        expect(&programs.run(&["-p", text]), shown, 0);
    }
}

#[test]
fn stacks_that_are_printed_are_in_their_readable_form() {
    let programs = Programs::new(&[]);
    let text = "[1].map(() => new Error('y').stack.split('\\n')[0]);";
    expect(&programs.run(&["-p", text]), "[ 'Error: y' ]\n", 0);
}

#[test]
fn options_about_warnings_show_in_properties_of_the_process() {
    let programs = Programs::new(&[]);
    let text = "Object.keys(process).filter((key) => /Deprecation|Warnings/.test(key)).join()";
    for (option, property) in [
        ("--no-deprecation", "noDeprecation"),
        ("--throw-deprecation", "throwDeprecation"),
        ("--trace-deprecation", "traceDeprecation"),
        ("--no-warnings", "noProcessWarnings"),
        ("--trace-warnings", "traceProcessWarnings"),
        ("--title=x", ""),
    ] {
        expect(&programs.run(&[option, "-p", text]), &format!("{property}\n"), 0);
    }
}

#[test]
fn evaluated_text_has_what_a_module_has() {
    let programs = Programs::new(&[("lib.js", "module.exports = 'lib'")]);
    expect(
        &programs.run(&[
            "-p",
            "[__filename, __dirname, module.id, require('./lib'), process.argv.length, process.argv[1]]",
            "x",
            "y",
        ]),
        "[ '[eval]', '.', '[eval]', 'lib', 3, 'x' ]\n",
        0,
    );
}

#[test]
fn evaluated_text_has_built_in_modules_as_globals() {
    let programs = Programs::new(&[]);
    for (text, shown) in [
        (
            "[typeof fs.readFile, typeof crypto.createHash, require('os') === os]",
            "[ 'function', 'function', true ]\n",
        ),
        ("var path = 3; path", "3\n"),
        (
            "import('node:path').then((path) => typeof path.join)",
            "Promise { <pending> }\n",
        ),
    ] {
        expect(&programs.run(&["-p", text]), shown, 0);
    }
}

#[test]
fn evaluated_text_may_be_typescript() {
    let programs = Programs::new(&[]);
    expect(
        &programs.run(&["-p", "const x: number = 1; x as number"]),
        "1\n",
        0,
    );
    expect(
        &programs.run(&[
            "-e",
            "import fs from 'fs'; const x: string = typeof fs.open; console.log(x)",
        ]),
        "function\n",
        0,
    );
    expect(
        &programs.run_with(
            &["--input-type=module-typescript"],
            b"const x: number = 2; console.log(x)",
        ),
        "2\n",
        0,
    );
    let refused = programs.run(&["--no-strip-types", "-e", "const x: number = 1"]);
    assert!(
        refused
            .stderr
            .contains("SyntaxError: Missing initializer in const declaration"),
        "{}",
        refused.stderr
    );
}

#[test]
fn standard_input_may_hold_the_program() {
    let programs = Programs::new(&[]);
    expect(&programs.run_with(&[], b"console.log(1)"), "1\n", 0);
    expect(
        &programs.run_with(&["-", "a"], b"console.log(process.argv.slice(1), __filename)"),
        "[ '-', 'a' ] [stdin]\n",
        0,
    );
    expect(
        &programs.run_with(&["--input-type=module"], b"console.log(await 7, typeof require)"),
        "7 undefined\n",
        0,
    );
    expect(
        &programs.run_with(&[], b"import { sep } from 'node:path'; console.log(sep)"),
        "/\n",
        0,
    );
}

#[test]
fn preloads_run_before_the_program_in_their_order() {
    let programs = Programs::new(&[
        ("a.js", "console.log('a', module.isPreloading)"),
        ("b.mjs", "await null; console.log('b')"),
        ("main.js", "console.log('main')"),
    ]);
    expect(
        &programs.run(&["--import", "./b.mjs", "-r", "./a.js", "main.js"]),
        "a true\nb\nmain\n",
        0,
    );
}

#[test]
fn check_parses_and_runs_nothing() {
    let programs = Programs::new(&[("good.js", "console.log(1)"), ("bad.js", "let a = ;")]);
    expect(&programs.run(&["--check", "good.js"]), "", 0);
    let outcome = programs.run(&["-c", "bad.js"]);
    assert_eq!(outcome.ending, Ending::Code(1));
    assert!(outcome.stderr.contains("SyntaxError"), "{}", outcome.stderr);
}

#[test]
fn env_files_yield_to_the_environment_and_to_later_files() {
    let programs = Programs::new(&[("a.env", "A=1\nB=\"x y\"\nOURS=file\n"), ("b.env", "A=2\n")]);
    let text = "[process.env.A, process.env.B, process.env.OURS].join()";
    let mut command = programs.command(&["--env-file=a.env", "--env-file", "b.env", "-p", text]);
    command.env("OURS", "environment");
    expect(&Rig::run(command, b"", LONG).unwrap(), "2,x y,environment\n", 0);
}

#[test]
fn conditions_choose_among_exports() {
    let programs = Programs::new(&[
        (
            "node_modules/p/package.json",
            r#"{"exports": {"special": "./special.js", "default": "./plain.js"}}"#,
        ),
        ("node_modules/p/special.js", "module.exports = 'special'"),
        ("node_modules/p/plain.js", "module.exports = 'plain'"),
        ("main.js", "console.log(require('p'))"),
    ]);
    expect(&programs.run(&["main.js"]), "plain\n", 0);
    expect(&programs.run(&["-C", "special", "main.js"]), "special\n", 0);
}

#[test]
fn the_program_is_found_as_node_finds_it() {
    let programs = Programs::new(&[
        (
            "plain.js",
            "console.log('plain', require.main === module, process.argv[1] === __filename.slice(0, -3))",
        ),
        ("folder/index.js", "console.log('index')"),
        ("package/package.json", r#"{"main": "./start.js"}"#),
        ("package/start.js", "console.log('start')"),
        ("module/package.json", r#"{"type": "module"}"#),
        ("module/main.js", "console.log(typeof require, import.meta.main)"),
        (
            "detected.js",
            "import 'node:path'; console.log('detected', await 1)",
        ),
        (
            "typed.ts",
            "const n: number = 4; enum E { A = 3 }; console.log(n + E.A)",
        ),
        ("data.json", "{}"),
    ]);
    expect(&programs.run(&["plain"]), "plain true true\n", 0);
    expect(&programs.run(&["folder"]), "index\n", 0);
    expect(&programs.run(&["./package"]), "start\n", 0);
    expect(&programs.run(&["module/main.js"]), "undefined true\n", 0);
    expect(&programs.run(&["detected.js"]), "detected 1\n", 0);
    expect(&programs.run(&["typed.ts"]), "7\n", 0);
    expect(&programs.run(&["data.json"]), "", 0);
}

#[test]
fn links_are_kept_when_asked() {
    let programs = Programs::new(&[
        ("real/main.js", "require('./dep')"),
        ("real/dep.js", "console.log('real')"),
        ("named/dep.js", "console.log('named')"),
    ]);
    let link = programs.path().join("named/main.js");
    std::os::unix::fs::symlink("../real/main.js", link).unwrap();
    expect(&programs.run(&["named/main.js"]), "real\n", 0);
    expect(
        &programs.run(&["--preserve-symlinks", "named/main.js"]),
        "real\n",
        0,
    );
    expect(
        &programs.run(&["--preserve-symlinks-main", "named/main"]),
        "named\n",
        0,
    );
}

#[test]
fn names_its_versions() {
    let outcome = Programs::new(&[]).run(&["--version"]);
    assert!(outcome.stdout.starts_with("roata "), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("Node.js v26."), "{}", outcome.stdout);
    let outcome = Programs::new(&[]).run(&[
        "-p",
        "const v = process.versions; [v.node, !!v.roata, /^2\\.\\d+/.test(v.jsc)].join()",
    ]);
    expect(&outcome, "26.10.0,true,true\n", 0);
}

#[test]
fn gc_has_collected_when_it_returns() {
    let text = "const refs = Array.from({ length: 100 }, () => new WeakRef({}));
      setTimeout(() => { gc(); console.log(refs.filter((ref) => ref.deref() !== undefined).length < 10); });";
    let outcome = Programs::new(&[]).run(&["--expose-gc", "-e", text]);
    expect(&outcome, "true\n", 0);
}
