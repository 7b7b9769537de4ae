//! Resolves specifiers: `cargo run -p loader --example resolve -- import|require REFERRER SPECIFIER…`.

use loader::{Disk, Kind, Loader, Resolution};
use std::{path::Path, process::ExitCode, sync::Arc};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [kind, referrer, specifiers @ ..] = arguments.as_slice() else {
        return ExitCode::from(9);
    };
    let kind = if kind == "import" {
        Kind::Import
    } else {
        Kind::Require
    };
    let builtins = ["fs", "path", "test"].map(str::to_owned);
    let loader = Loader::new(Arc::new(Disk), builtins, &[], Vec::new());
    for specifier in specifiers {
        let referrer = Path::new(referrer);
        match loader.resolve(specifier, referrer, kind) {
            Ok(Resolution::File { path, suffix }) => {
                println!("{specifier} OK {}{suffix}", path.display());
                if let Err(error) = loader.format_of(&path, kind) {
                    println!("{specifier} | {} {} | {error}", error.class(), error.code);
                }
            }
            Ok(other) => println!("{specifier} OK {other:?}"),
            Err(error) => {
                let message = error.message_with_stack(&[referrer]);
                println!("{specifier} | {} {} | {message}", error.class(), error.code);
            }
        }
    }
    ExitCode::SUCCESS
}
