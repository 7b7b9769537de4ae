//! Runs a folder of golden programs against one runtime, several at a time, and reports what differs.

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::diff::diff;
use crate::golden::Program;

/// The programs to run, and against what.
#[derive(Debug)]
pub struct Suite<'a> {
    /// The folder with programs and goldens.
    pub root: &'a Path,
    /// The binary that is examined; it is started as `runtime [flags] program [args]`.
    pub runtime: &'a Path,
    /// Only programs whose name holds one of these comma-separated words; empty for all.
    pub filter: &'a str,
}

/// A program differs if it does so this often: on a machine that stalls for long a timer may fall due before what it should follow. It is tried again when the
/// others have run, with nothing of this suite beside it.
const ATTEMPTS: usize = 4;

/// What a suite found.
#[derive(Debug, Default)]
pub struct Report {
    /// How many programs ran.
    pub ran: usize,
    /// Name and diff of each that did not do what its golden says.
    pub failures: Vec<(String, String)>,
}

impl Suite<'_> {
    /// The programs that the filter lets through.
    pub fn programs(&self) -> io::Result<Vec<Program>> {
        let mut programs = Program::discover(self.root)?;
        programs.retain(|program| self.wants(program.name()));
        Ok(programs)
    }

    /// Runs them all, as many at a time as there are cores, then those that differ by themselves.
    pub fn run(&self) -> io::Result<Report> {
        let programs = self.programs()?;
        let mut outcomes = in_parallel(&programs, |program| self.check(program));
        for _ in 1..ATTEMPTS {
            for (program, outcome) in programs.iter().zip(&mut outcomes) {
                if outcome.as_ref().is_ok_and(|difference| !difference.is_empty()) {
                    *outcome = self.check(program);
                }
            }
        }
        let mut report = Report {
            ran: programs.len(),
            failures: Vec::new(),
        };
        for (program, outcome) in programs.iter().zip(outcomes) {
            let difference = outcome?;
            if !difference.is_empty() {
                report.failures.push((program.name().to_string(), difference));
            }
        }
        Ok(report)
    }

    fn wants(&self, name: &str) -> bool {
        self.filter.is_empty() || self.filter.split(',').any(|word| name.contains(word.trim()))
    }

    fn check(&self, program: &Program) -> io::Result<String> {
        let expected = match std::fs::read_to_string(program.golden_path()) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok("it has no golden\n".into()),
            Err(error) => return Err(error),
        };
        Ok(diff(&expected, &program.run(self.runtime)?))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, difference) in &self.failures {
            writeln!(f, "== {name}\n{difference}")?;
        }
        for (name, _) in &self.failures {
            writeln!(f, "differs: {name}")?;
        }
        write!(
            f,
            "{} of {} programs as their goldens say",
            self.ran - self.failures.len(),
            self.ran
        )
    }
}

/// Applies `work` to every item on as many threads as there are cores; results come in the items' order.
pub fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, |count| count.get());
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(items.len()));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((at, item)) = take(items, &next) {
                    let result = work(item);
                    done.lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push((at, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

fn take<'a, T>(items: &'a [T], next: &AtomicUsize) -> Option<(usize, &'a T)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    items.get(at).map(|item| (at, item))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn results_keep_the_order_of_the_items() {
        let items: Vec<u32> = (0..100).collect();
        let doubled = in_parallel(&items, |item| item * 2);
        assert_eq!(doubled, items.iter().map(|item| item * 2).collect::<Vec<_>>());
    }

    #[test]
    fn reports_a_difference_a_missing_golden_and_nothing_else() {
        let scratch = Scratch::new().unwrap();
        let files = [
            ("good.js", "echo 1"),
            ("good.out", "1\n--- exit 0\n"),
            ("bad.js", "echo 2"),
            ("bad.out", "1\n--- exit 0\n"),
            ("none.js", ""),
        ];
        for (name, text) in files {
            std::fs::write(scratch.path().join(name), text).unwrap();
        }
        let suite = Suite {
            root: scratch.path(),
            runtime: Path::new("/bin/sh"),
            filter: "",
        };
        let report = suite.run().unwrap();
        assert_eq!(report.ran, 3);
        let named: Vec<(&str, &str)> = report
            .failures
            .iter()
            .map(|(n, d)| (n.as_str(), d.as_str()))
            .collect();
        assert_eq!(
            named,
            [
                ("bad.js", "- 1\n+ 2\n  --- exit 0\n"),
                ("none.js", "it has no golden\n")
            ]
        );
    }

    #[test]
    fn the_filter_takes_any_of_its_words() {
        let suite = Suite {
            root: Path::new("/"),
            runtime: Path::new("/"),
            filter: "timers/,cycle",
        };
        assert!(suite.wants("timers/a.js") && suite.wants("modules/cycle/main.mjs"));
        assert!(!suite.wants("events/once.js"));
    }
}
