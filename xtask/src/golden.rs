//! `cargo xtask golden`: writes the goldens anew, which only real Node of the line followed may do; or checks a runtime
//! against them.

use std::path::{Path, PathBuf};
use std::process::Command;

use testkit::{Program, Suite, in_parallel};

use crate::{Outcome, root};

/// The line of Node that Roata follows.
const NODE_MAJOR: &str = "v26.";
/// Where programs with goldens are: those of order, and those of the built-ins.
const ROOTS: [&str; 2] = ["tests/order", "crates/builtins/tests/programs"];
/// A program whose output changes between runs is no golden.
const RUNS: usize = 3;

/// `[--node PATH | --check PATH] [FILTER]`
pub fn run(args: &[String]) -> Outcome {
    let options = Options::parse(args)?;
    let runtime = options.check.as_ref().unwrap_or(&options.node);
    let failures: Vec<String> = ROOTS
        .iter()
        .filter_map(|programs| {
            let suite = Suite {
                root: &root().join(programs),
                runtime,
                filter: &options.filter,
            };
            let outcome = if options.check.is_some() {
                check(&suite)
            } else {
                write_all(&suite)
            };
            outcome.err()
        })
        .collect();
    if failures.is_empty() {
        Ok(())
    } else {
        Err(failures.join("\n"))
    }
}

fn check(suite: &Suite<'_>) -> Outcome {
    let report = suite
        .run()
        .map_err(|error| format!("{}: {error}", suite.runtime.display()))?;
    if !report.failures.is_empty() {
        return Err(report.to_string());
    }
    println!("{report}");
    Ok(())
}

fn write_all(suite: &Suite<'_>) -> Outcome {
    require_node_26(suite.runtime)?;
    let programs = suite
        .programs()
        .map_err(|error| format!("{}: {error}", suite.root.display()))?;
    let outcomes = in_parallel(&programs, |program| write(program, suite.runtime));
    let changed = outcomes.iter().filter(|outcome| **outcome == Ok(true)).count();
    let failures: Vec<String> = outcomes.into_iter().filter_map(Result::err).collect();
    println!(
        "{} programs, {changed} goldens changed, {} failed",
        programs.len(),
        failures.len()
    );
    if failures.is_empty() {
        Ok(())
    } else {
        Err(failures.join("\n"))
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Options {
    node: PathBuf,
    check: Option<PathBuf>,
    filter: String,
}

impl Options {
    fn parse(args: &[String]) -> Result<Self, String> {
        let mut options = Self {
            node: "node".into(),
            check: None,
            filter: String::new(),
        };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--node" => options.node = args.next().ok_or("--node needs a path")?.into(),
                "--check" => options.check = Some(args.next().ok_or("--check needs a path")?.into()),
                flag if flag.starts_with("--") => return Err(format!("unknown option {flag}")),
                word => options.filter = word.into(),
            }
        }
        Ok(options)
    }
}

/// Refuses every binary that does not say it is Node of the line followed.
pub fn require_node_26(node: &Path) -> Outcome {
    let output = Command::new(node).arg("--version").output();
    let output = output.map_err(|error| format!("cannot start {}: {error}", node.display()))?;
    let version = String::from_utf8_lossy(&output.stdout).trim().to_string();
    if version.starts_with(NODE_MAJOR) {
        return Ok(());
    }
    Err(format!(
        "{} is {version:?}; goldens come from Node {NODE_MAJOR}x only: give it with --node",
        node.display()
    ))
}

/// Runs the program until its output has proved stable; true if the golden changed.
fn write(program: &Program, node: &Path) -> Result<bool, String> {
    let fail = |what: &dyn std::fmt::Display| format!("{}: {what}", program.name());
    let text = program.run(node).map_err(|error| fail(&error))?;
    for _ in 1..RUNS {
        let again = program.run(node).map_err(|error| fail(&error))?;
        if again != text {
            return Err(fail(&format!(
                "two runs differ\n{}",
                testkit::diff(&text, &again)
            )));
        }
    }
    let path = program.golden_path();
    if std::fs::read_to_string(&path).is_ok_and(|old| old == text) {
        return Ok(false);
    }
    std::fs::write(&path, text).map_err(|error| fail(&error))?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_not_node_26() {
        let refusal = require_node_26(Path::new("/bin/echo")).unwrap_err();
        assert!(refusal.contains("goldens come from Node v26"), "{refusal}");
        assert!(
            require_node_26(Path::new("/nowhere/node"))
                .unwrap_err()
                .contains("cannot start")
        );
    }

    #[test]
    fn takes_a_filter_and_a_path() {
        let parse = |line: &str| Options::parse(&line.split(' ').map(String::from).collect::<Vec<_>>());
        let options = parse("--node /x/node timers").unwrap();
        assert_eq!(
            (options.node, options.check, options.filter),
            ("/x/node".into(), None, "timers".into())
        );
        assert_eq!(parse("--check /x/roata").unwrap().check, Some("/x/roata".into()));
        assert!(parse("--nodes").is_err() && parse("--node").is_err());
    }
}
