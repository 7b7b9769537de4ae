//! What the web's standards say, checked by programs that check themselves (`tests/standards`): for what real Node does otherwise, or not at all.

mod common;

use std::path::{Path, PathBuf};

use common::{Ending, Programs};

fn programs() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/standards");
    let mut programs: Vec<PathBuf> = std::fs::read_dir(root)
        .expect("the programs can be listed")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "mjs"))
        .collect();
    programs.sort();
    programs
}

#[test]
fn standards_are_kept_step_by_step() {
    let programs = programs();
    assert!(!programs.is_empty());
    let broken: Vec<String> = programs
        .iter()
        .filter_map(|program| {
            let outcome = Programs::new(&[]).run(&["--expose-gc", &program.to_string_lossy()]);
            let is_kept = outcome.ending == Ending::Code(0) && outcome.stdout.is_empty();
            (!is_kept).then(|| format!("{}\n{}{}", program.display(), outcome.stdout, outcome.stderr))
        })
        .collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}
