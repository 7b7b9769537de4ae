//! Runs the binary on small programs.

// Each test file uses a part of it.
#![allow(dead_code, unused_imports, clippy::unwrap_used)]

pub mod listening;
pub mod proxy;

use std::path::Path;
use std::process::Command;
use std::time::Duration;

pub use testkit::{Ending, Outcome, Rig, Scratch, cache_folder, plain_environment};

/// Far more than any of these programs needs.
pub const LONG: Duration = Duration::from_secs(60);

/// A folder with programs in it.
pub struct Programs(Scratch);

impl Programs {
    /// A folder with these files.
    pub fn new(files: &[(&str, &str)]) -> Programs {
        let programs = Programs(Scratch::new().unwrap());
        for (name, text) in files {
            programs.write(name, text.as_bytes());
        }
        programs
    }

    /// One more file.
    pub fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// `roata` with these arguments, in this folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_roata"));
        plain_environment(&mut command);
        command.args(arguments).current_dir(self.path());
        command.env("HOME", self.path());
        command
    }

    /// Runs it to its end.
    pub fn run(&self, arguments: &[&str]) -> Outcome {
        self.run_with(arguments, b"")
    }

    /// Runs it to its end with this standard input.
    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> Outcome {
        Rig::run(self.command(arguments), input, LONG).unwrap()
    }
}

/// Runs one CommonJS text as a file.
pub fn run_text(text: &str) -> Outcome {
    Programs::new(&[("main.cjs", text)]).run(&["main.cjs"])
}

/// Panics unless the outcome has this output and exit code.
#[track_caller]
pub fn expect(outcome: &Outcome, stdout: &str, code: i32) {
    assert_eq!(
        (outcome.stdout.as_str(), outcome.ending),
        (stdout, Ending::Code(code)),
        "stderr: {}",
        outcome.stderr
    );
}
