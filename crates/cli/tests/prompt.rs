//! The prompt, and options that few programs are started with: <https://nodejs.org/docs/latest-v26.x/api/repl.html> and `cli.html`

mod common;

use common::{Ending, Programs, expect};

/// What a prompt answers to lines on standard input, without its greeting.
fn answers(lines: &str) -> String {
    let outcome = Programs::new(&[]).run_with(&["-i"], lines.as_bytes());
    assert_eq!(outcome.ending, Ending::Code(0), "{}", outcome.stderr);
    let mut parts = outcome.stdout.splitn(3, '\n');
    assert!(
        parts
            .next()
            .is_some_and(|greeting| greeting.starts_with("Welcome to Roata v"))
    );
    assert_eq!(parts.next(), Some("Type \".help\" for more information."));
    parts.next().unwrap_or_default().to_owned()
}

#[test]
fn a_prompt_evaluates_lines_and_keeps_their_names() {
    assert_eq!(
        answers("let x = 5\nx * 2\n{ a: x }\n"),
        "> undefined\n> 10\n> { a: 5 }\n> "
    );
}

#[test]
fn a_prompt_waits_for_promises_and_for_the_rest_of_a_text() {
    assert_eq!(
        answers("const y = await Promise.resolve(1)\n[y,\n2]\n"),
        "> undefined\n> | [ 1, 2 ]\n> "
    );
}

#[test]
fn errors_do_not_end_a_prompt() {
    assert_eq!(
        answers("nope\nthrow 5\nprocess.nextTick(() => { throw 6 }); 0\n"),
        "> Uncaught ReferenceError: nope is not defined\n> Uncaught 5\n> 0\n> Uncaught 6\n> "
    );
}

#[test]
fn exit_ends_a_prompt() {
    assert_eq!(answers(".exit\n1\n"), "> ");
}

#[test]
fn local_storage_outlives_the_process_in_its_file() {
    let programs = Programs::new(&[]);
    let option = "--localstorage-file=kept";
    let text = "localStorage.setItem('a', 1); localStorage.b = 'x'; localStorage.c = 2; localStorage.removeItem('c')";
    expect(&programs.run(&[option, "-e", text]), "", 0);
    let read = "[localStorage.getItem('a'), localStorage.b, localStorage.length].join()";
    expect(&programs.run(&[option, "-p", read]), "1,x,2\n", 0);
    expect(
        &programs.run(&["--no-webstorage", "-p", "typeof Storage + typeof sessionStorage"]),
        "undefinedundefined\n",
        0,
    );
}

#[test]
fn warnings_go_into_a_file_where_they_are_redirected() {
    let programs = Programs::new(&[]);
    let outcome = programs.run(&["--redirect-warnings=kept", "-e", "process.emitWarning('careful')"]);
    expect(&outcome, "", 0);
    assert_eq!(outcome.stderr, "");
    let text = std::fs::read_to_string(programs.path().join("kept")).unwrap();
    assert!(text.contains("Warning: careful\n"), "{text}");
}

#[test]
fn proto_can_be_taken_away() {
    let programs = Programs::new(&[]);
    expect(
        &programs.run(&["--disable-proto=delete", "-p", "'__proto__' in {}"]),
        "false\n",
        0,
    );
    let read = "try { ({}).__proto__ } catch (error) { error.code }";
    expect(
        &programs.run(&["--disable-proto=throw", "-p", read]),
        "ERR_PROTO_ACCESS\n",
        0,
    );
    assert_eq!(
        programs.run(&["--disable-proto=maybe", "-p", "1"]).ending,
        Ending::Code(12)
    );
}

#[test]
fn an_uncaught_exception_can_abort() {
    let programs = Programs::new(&[]);
    let text = "process.on('uncaughtException', () => {}); throw new Error('seen')";
    let outcome = programs.run(&["--abort-on-uncaught-exception", "-e", text]);
    assert!(!matches!(outcome.ending, Ending::Code(_)), "{:?}", outcome.ending);
    assert!(outcome.stderr.contains("Error: seen"));
}

#[test]
fn run_runs_a_script_of_the_nearest_package() {
    let programs = Programs::new(&[
        (
            "package.json",
            r#"{ "scripts": { "say": "echo $NODE_RUN_SCRIPT_NAME:", "tool": "own-tool", "fail": "exit 3", "odd": 5 } }"#,
        ),
        (
            "deep/node_modules/.bin/own-tool",
            "#!/bin/sh\necho tool in $(basename \"$PWD\")\n",
        ),
        ("deep/file", ""),
    ]);
    let tool = programs.path().join("deep/node_modules/.bin/own-tool");
    std::fs::set_permissions(tool, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    expect(
        &programs.run(&["--run", "say", "--", "a b", "$HOME", "it's"]),
        "say: a b $HOME it's\n",
        0,
    );
    expect(&programs.run(&["--run", "say", "ignored"]), "say:\n", 0);
    expect(&programs.run(&["--run", "fail"]), "", 1);
    let missing = programs.run(&["--run", "nope"]);
    assert_eq!(missing.ending, Ending::Code(1));
    assert!(missing.stderr.starts_with("Missing script: \"nope\" for "));
    assert!(missing.stderr.contains("Available scripts are:\n  say: echo"));
    let mut command = programs.command(&["--run", "tool"]);
    command.current_dir(programs.path().join("deep"));
    let outcome = common::Rig::run(command, b"", common::LONG).unwrap();
    assert!(outcome.stdout.starts_with("tool in "), "{}", outcome.stderr);
}
