//! `cargo xtask golden`: writes the goldens anew. Only real Node of the line followed may write them.

use std::path::{Path, PathBuf};
use std::process::Command;

use testkit::{Program, Suite, in_parallel};

use crate::{Outcome, root};

/// The line of Node that Roata follows.
const NODE_MAJOR: &str = "v26.";
/// A program whose output changes between runs is no golden.
const RUNS: usize = 3;

/// `[--node PATH] [FILTER]`
pub fn run(args: &[String]) -> Outcome {
    let (node, filter) = parse(args)?;
    require_node_26(&node)?;
    let order = root().join("tests/order");
    let suite = Suite {
        root: &order,
        runtime: &node,
        filter: &filter,
    };
    let programs = suite
        .programs()
        .map_err(|error| format!("{}: {error}", order.display()))?;
    let outcomes = in_parallel(&programs, |program| write(program, &node));
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

fn parse(args: &[String]) -> Result<(PathBuf, String), String> {
    let (mut node, mut filter) = (PathBuf::from("node"), String::new());
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--node" => node = args.next().ok_or("--node needs a path")?.into(),
            flag if flag.starts_with("--") => return Err(format!("unknown option {flag}")),
            word => filter = word.into(),
        }
    }
    Ok((node, filter))
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
        let args = ["--node", "/x/node", "timers"].map(String::from);
        assert_eq!(parse(&args), Ok((PathBuf::from("/x/node"), "timers".into())));
        assert!(parse(&["--nodes".to_string()]).is_err());
    }
}
