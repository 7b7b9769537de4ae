//! Every program of `tests/order` does in Roata what it does in Node.
//!
//! `ROATA_ORDER=timers,graph` runs only programs whose name holds one of these words.

use std::path::Path;

use testkit::Suite;

#[test]
fn programs_run_in_nodes_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/order");
    let filter = std::env::var("ROATA_ORDER").unwrap_or_default();
    let suite = Suite {
        root: &root,
        runtime: Path::new(env!("CARGO_BIN_EXE_roata")),
        filter: &filter,
    };
    let report = suite.run().expect("the programs can be read and started");
    assert!(report.ran > 0, "no program's name holds any of {filter:?}");
    assert!(report.failures.is_empty(), "\n{report}");
    println!("{report}");
}
