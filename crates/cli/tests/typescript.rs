//! TypeScript's own meaning: every program of `tests/typescript` prints what stands beside it.
//!
//! Real Node cannot run these; their goldens were compared with what TypeScript's compiler makes of the programs.

mod common;

use std::path::Path;

use common::Programs;
use testkit::Suite;

#[test]
fn typescript_means_what_its_compiler_says() {
    let suite = Suite {
        root: &Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/typescript"),
        runtime: Path::new(env!("CARGO_BIN_EXE_roata")),
        filter: "",
    };
    let report = suite.run().expect("the programs can be read and started");
    assert!(report.ran > 0, "there are no programs");
    assert!(report.failures.is_empty(), "\n{report}");
}

#[test]
fn decorators_of_parameters_ask_for_the_option() {
    let programs = Programs::new(&[(
        "a.mts",
        "function d() {}\nclass A {\n  constructor(@d x: number) {}\n}\n",
    )]);
    let outcome = programs.run(&["a.mts"]);
    let expected = "a.mts:3\n  constructor(@d x: number) {}\n              ^^\n\nSyntaxError [ERR_INVALID_TYPESCRIPT_SYNTAX]: Decorators of parameters need \'experimentalDecorators\' in tsconfig.json";
    assert!(outcome.stderr.contains(expected), "{}", outcome.stderr);
}

#[test]
fn errors_in_decorators_show_the_source_as_it_is() {
    let text = "const d = () => { throw new Error(\'x\'); };\nclass A {\n  y = 1;\n  @(d()) m() {}\n}\n";
    let outcome = Programs::new(&[("a.mts", text)]).run(&["a.mts"]);
    assert!(outcome.stderr.contains("a.mts:4:"), "{}", outcome.stderr);
}
