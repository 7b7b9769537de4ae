//! The built-ins' own programs (`crates/builtins/tests/programs`) print in Roata what they print in Node.
//!
//! `ROATA_ORDER=fs,buffer` runs only programs whose name holds one of these words.

use std::path::Path;

use testkit::Suite;

#[test]
fn built_ins_print_what_nodes_print() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../builtins/tests/programs");
    let filter = std::env::var("ROATA_ORDER").unwrap_or_default();
    let suite = Suite {
        root: &root,
        runtime: Path::new(env!("CARGO_BIN_EXE_roata")),
        filter: &filter,
    };
    let report = suite.run().expect("the programs can be read and started");
    assert!(report.failures.is_empty(), "\n{report}");
}
