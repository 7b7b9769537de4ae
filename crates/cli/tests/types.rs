//! `roata.d.ts` against the examples, by TypeScript's compiler, where that is at hand: `TSC` names it (or `tsc` is on the PATH), and `TYPE_ROOTS` the folder
//! that has `node`'s declarations, if they are not beside the compiler.

use std::path::Path;
use std::process::Command;

#[test]
fn the_declarations_fit_the_examples() {
    let compiler = std::env::var("TSC").unwrap_or_else(|_| "tsc".to_owned());
    if Command::new(&compiler).arg("--version").output().is_err() {
        eprintln!("no {compiler}: the declarations are not checked");
        return;
    }
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut command = Command::new(&compiler);
    command.arg("-p").arg(examples);
    if let Ok(roots) = std::env::var("TYPE_ROOTS") {
        command.args(["--typeRoots", &roots]);
    }
    let output = command.output().expect("it ran just before");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
}
