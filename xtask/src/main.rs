//! The project's own commands: `cargo xtask <command>`.

mod bench;
mod golden;
mod grammar;
mod order;
mod prelude;
mod program;
mod random;
mod render;
mod streams;
mod subjects;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask bench NAME=COMMAND …             run benches/ with these runtimes, print medians and ratios to the first
cargo xtask golden [--node PATH] [FILTER]    write the goldens of tests/order anew with real Node 26
cargo xtask golden --check PATH [FILTER]     run the programs of tests/order with another runtime and show what differs
cargo xtask order --roata PATH --node PATH --count N [--seed S]
                                             run random programs in both; print the first that differs, made small
cargo xtask order --of KIND …                the same with random programs of another kind: streams, or a grammar of xtask/src/grammars
cargo xtask order --stop-after N …            go on until N programs differ
cargo xtask order --show S                   print the random program of a seed
cargo xtask order --write N --node PATH [--seed S]
                                             keep N small random programs with Node's output in tests/order/generated
cargo xtask tidy                             check the rules of this repository that a machine can check
";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    let outcome = match command.as_str() {
        "bench" => bench::run(&rest),
        "golden" => golden::run(&rest),
        "order" => order::run(&rest),
        "tidy" => tidy::run(),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{}", message.trim_end());
            ExitCode::FAILURE
        }
    }
}

/// What each command ends with: nothing, or a message for the user.
type Outcome = Result<(), String>;

/// The repository: the folder above this package.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}
