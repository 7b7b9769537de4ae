//! How a file or text is read: what marks decide, what options change, what is refused: <https://nodejs.org/docs/latest-v26.x/api/packages.html>

mod common;

use common::{Ending, LONG, Outcome, Programs, Rig, expect};

fn failed(outcome: &Outcome, code: i32, text: &str) {
    assert_eq!(outcome.ending, Ending::Code(code), "{}", outcome.stderr);
    assert!(outcome.stderr.contains(text), "{}", outcome.stderr);
}

#[test]
fn a_package_without_a_type_is_told_that_its_files_are_es_modules() {
    let programs = Programs::new(&[
        ("package.json", "{}"),
        ("a.js", "import './b.js'; export {}"),
        ("b.js", "export {}"),
        ("required.cjs", "require('./b.js')"),
    ]);
    let outcome = programs.run(&["a.js"]);
    assert_eq!(outcome.ending, Ending::Code(0));
    assert_eq!(
        outcome
            .stderr
            .matches("[MODULE_TYPELESS_PACKAGE_JSON] Warning: Module type of file:")
            .count(),
        1,
        "{}",
        outcome.stderr
    );
    assert!(
        outcome.stderr.contains("add \"type\": \"module\" to /"),
        "{}",
        outcome.stderr
    );
    assert_eq!(programs.run(&["required.cjs"]).stderr, "");
}

#[test]
fn main_files_of_es_module_packages_need_a_known_extension() {
    let programs = Programs::new(&[
        ("package.json", r#"{"type":"module"}"#),
        ("a.foo", "1"),
        ("b.json", "{}"),
        ("c", "console.log(typeof require)"),
    ]);
    failed(
        &programs.run(&["a.foo"]),
        1,
        "TypeError [ERR_UNKNOWN_FILE_EXTENSION]: Unknown file extension \".foo\" for /",
    );
    expect(&programs.run(&["c"]), "undefined\n", 0);
}

#[test]
fn detection_and_require_of_es_modules_can_be_turned_off() {
    let programs = Programs::new(&[
        ("a.js", "import 'fs'"),
        (
            "b.cjs",
            "try { require('./c.mjs') } catch (e) { console.log(e.code, process.features.require_module) }",
        ),
        ("c.mjs", ""),
    ]);
    failed(
        &programs.run(&["--no-experimental-detect-module", "a.js"]),
        1,
        "SyntaxError: Cannot use import statement outside a module",
    );
    for option in ["--no-require-module", "--no-experimental-require-module"] {
        assert_eq!(programs.run(&[option, "b.cjs"]).stdout, "ERR_REQUIRE_ESM false\n");
    }
}

#[test]
fn a_check_runs_nothing_not_even_of_standard_input() {
    let programs = Programs::new(&[]);
    let check = |text: &[u8]| Rig::run(programs.command(&["--check", "-"]), text, LONG).unwrap();
    let fine = check(b"console.log(1)");
    expect(&fine, "", 0);
    assert_eq!(fine.stderr, "");
    failed(&check(b"let a = ;"), 1, "SyntaxError: Unexpected token ';'");
    failed(
        &programs.run(&["--check", "-e", "1"]),
        9,
        "either --check or --eval can be used, not both",
    );
}

#[test]
fn values_that_are_wrong_or_missing_are_refused() {
    let programs = Programs::new(&[]);
    failed(
        &programs.run(&["--conditions", "-p", "1"]),
        9,
        "--conditions requires an argument",
    );
    failed(
        &programs.run(&["--use-largepages=x", "-p", "1"]),
        9,
        "invalid value for --use-largepages",
    );
    failed(
        &programs.run(&["--max-old-space-size-percentage=101", "-p", "1"]),
        9,
        "must be greater than 0 and up to 100. Got: 101",
    );
    failed(
        &programs.run(&["--test", "none.js"]),
        1,
        "Could not find 'none.js'",
    );
}
