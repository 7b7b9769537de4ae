//! `cargo xtask bench NAME=COMMAND …`: runs the programs of `benches/` with each runtime, in turns, and prints medians and ratios as Markdown.
//!
//! The first runtime is the one the others are set beside. Figures of one run only are compared: machines are noisy.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::{Outcome, root};

const ROUNDS: usize = 5;
const STARTS: usize = 21;

/// By figure, by runtime: its samples; and the figure's unit.
#[derive(Default)]
struct Figures(BTreeMap<String, (String, BTreeMap<usize, Vec<f64>>)>);

impl Figures {
    fn add(&mut self, name: &str, unit: &str, runtime: usize, value: f64) {
        let entry = self
            .0
            .entry(name.to_owned())
            .or_insert_with(|| (unit.to_owned(), BTreeMap::new()));
        entry.1.entry(runtime).or_default().push(value);
    }
}

/// Runs the command.
pub fn run(args: &[String]) -> Outcome {
    let runtimes: Vec<(&str, &str)> = args.iter().filter_map(|arg| arg.split_once('=')).collect();
    if runtimes.is_empty() {
        return Err("cargo xtask bench roata=target/release/roata node=/path/to/node …".into());
    }
    let mut figures = Figures::default();
    for (index, (_, command)) in runtimes.iter().enumerate() {
        starts(&mut figures, index, command)?;
    }
    for _ in 0..ROUNDS {
        for (index, (name, command)) in runtimes.iter().enumerate() {
            for program in ["loop.mjs", "files.mjs", "streams.mjs", "nodes.mjs"] {
                if program != "nodes.mjs" || *name == "roata" {
                    programs(&mut figures, index, command, program)?;
                }
            }
        }
    }
    print(&figures, &runtimes);
    Ok(())
}

fn command(line: &str, program: &str) -> Result<Command, String> {
    let mut words = line.split_whitespace();
    let mut command = Command::new(words.next().ok_or("an empty command")?);
    command.args(words).arg(root().join("benches").join(program));
    Ok(command)
}

/// Whole processes, by the wall clock.
fn starts(figures: &mut Figures, runtime: usize, line: &str) -> Result<(), String> {
    for (name, program) in [
        ("start.hello", "hello.js"),
        ("start.hello, TypeScript", "hello-ts.ts"),
    ] {
        for _ in 0..STARTS {
            let begin = Instant::now();
            let status = command(line, program)?
                .stdout(Stdio::null())
                .status()
                .map_err(|error| format!("{line}: {error}"))?;
            if !status.success() {
                return Err(format!("{line} {program}: {status}"));
            }
            figures.add(name, "ms", runtime, begin.elapsed().as_secs_f64() * 1e3);
        }
    }
    Ok(())
}

/// A program that prints `{"name":…,"value":…,"unit":…}` lines.
fn programs(figures: &mut Figures, runtime: usize, line: &str, program: &str) -> Result<(), String> {
    let output = command(line, program)?
        .output()
        .map_err(|error| format!("{line}: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "{line} {program}: {}\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    for row in String::from_utf8_lossy(&output.stdout).lines() {
        let text = |key: &str| {
            row.split_once(&format!("\"{key}\":\""))
                .and_then(|(_, rest)| rest.split_once('"'))
                .map(|(text, _)| text)
        };
        let value = row
            .split_once("\"value\":")
            .and_then(|(_, rest)| rest.split([',', '}']).next())
            .and_then(|text| text.parse().ok());
        if let (Some(name), Some(unit), Some(value)) = (text("name"), text("unit"), value) {
            figures.add(name, unit, runtime, value);
        }
    }
    Ok(())
}

fn print(figures: &Figures, runtimes: &[(&str, &str)]) {
    let names: Vec<&str> = runtimes.iter().map(|runtime| runtime.0).collect();
    println!("| figure | unit | {} |", names.join(" | "));
    println!("|---|---|{}", "---:|".repeat(names.len()));
    for (name, (unit, samples)) in &figures.0 {
        let medians: Vec<Option<f64>> = (0..names.len())
            .map(|index| samples.get(&index).map(|values| median(values)))
            .collect();
        let cells = medians.iter().map(|value| cell(*value, medians[0], unit));
        println!("| {name} | {unit} | {} |", cells.collect::<Vec<_>>().join(" | "));
    }
}

/// The median, and how it compares with the first runtime's: more than 1 is worse than the first, whatever the unit.
fn cell(value: Option<f64>, first: Option<f64>, unit: &str) -> String {
    let (Some(value), Some(first)) = (value, first) else {
        return String::new();
    };
    let ratio = if unit == "ms" {
        value / first
    } else {
        first / value
    };
    format!("{} ({ratio:.2}×)", short(value))
}

fn short(value: f64) -> String {
    if value >= 1000.0 {
        format!("{value:.0}")
    } else {
        format!("{value:.2}")
    }
}

fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_turned_so_that_more_is_worse() {
        assert_eq!(cell(Some(20.0), Some(10.0), "ms"), "20.00 (2.00×)");
        assert_eq!(cell(Some(5000.0), Some(10000.0), "per second"), "5000 (2.00×)");
        assert_eq!(cell(None, Some(1.0), "ms"), "");
        assert!((median(&[3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
    }
}
