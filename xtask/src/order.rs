//! `cargo xtask order`: random programs in Roata and in Node; the first that differs is made as small as it goes.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use testkit::{Program, Scratch, diff, in_parallel};

use crate::golden::require_node_26;
use crate::prelude;
use crate::program::Tree;
use crate::render;
use crate::streams::Streams;
use crate::subjects;
use crate::{Outcome, root};

/// A program that Node does not run alike this many times decides nothing.
const NODE_RUNS: usize = 3;
/// Programs between two looks at the result.
const BATCH: u64 = 32;
/// Seconds to make a program smaller in, unless the command line says otherwise.
const MINIMISE_FOR: u64 = 45;
const LARGE: u32 = 24;
const SMALL: u32 = 9;

/// A kind of random program.
pub trait Sample: Sized + Sync {
    /// The program of a seed; `size` is about how many steps it has.
    fn random(seed: u64, size: u32) -> Self;
    /// Every program that is one cut smaller, the boldest cuts first.
    fn smaller(&self) -> Vec<Self>;
    /// Its JavaScript, with a first line that says where it comes from.
    fn text(&self, origin: &str) -> String;
    /// The extension that goes with its form.
    fn extension(&self) -> &'static str;
}

impl Sample for Tree {
    fn random(seed: u64, size: u32) -> Self {
        Self::random(seed, size)
    }

    fn smaller(&self) -> Vec<Self> {
        self.smaller()
    }

    fn text(&self, origin: &str) -> String {
        render::render(self, origin)
    }

    fn extension(&self) -> &'static str {
        render::extension(self)
    }
}

/// `[--of KIND] --node PATH (--roata PATH --count N [--stop-after N] [--minimise SECONDS] | --write N) [--seed S]`, or `--show SEED`
pub fn run(args: &[String]) -> Outcome {
    let options = Options::parse(args)?;
    match options.of.as_str() {
        "trees" => run_of::<Tree>(&options),
        "streams" => run_of::<Streams>(&options),
        subject => subjects::run(subject, &options).unwrap_or_else(|| {
            let others = subjects::NAMES.join(", ");
            Err(format!(
                "there are no random programs of {subject}, only of trees, streams, {others}"
            ))
        }),
    }
}

/// The same for the kind `S`.
pub fn run_of<S: Sample>(options: &Options) -> Outcome {
    if let Some(seed) = options.show {
        print!("{}", S::random(seed, LARGE).text(&format!("From seed {seed}.")));
        return Ok(());
    }
    require_node_26(&options.node)?;
    match (&options.roata, options.write) {
        (_, Some(count)) => write_goldens::<S>(options, count),
        (Some(roata), None) => compare_all::<S>(options, roata),
        (None, None) => Err("order needs --roata PATH, or --write N".into()),
    }
}

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    of: String,
    node: PathBuf,
    roata: Option<PathBuf>,
    count: u64,
    seed: u64,
    /// Programs that differ before the command gives up.
    stop_after: u64,
    /// Seconds.
    minimise: u64,
    write: Option<u64>,
    show: Option<u64>,
}

impl Options {
    fn parse(args: &[String]) -> Result<Self, String> {
        let mut options = Self {
            of: "trees".into(),
            node: "node".into(),
            roata: None,
            count: 100,
            seed: 1,
            stop_after: 1,
            minimise: MINIMISE_FOR,
            write: None,
            show: None,
        };
        for pair in args.chunks(2) {
            let [name, value] = pair else {
                return Err(format!("{} needs a value", pair[0]));
            };
            let number = || {
                value
                    .parse::<u64>()
                    .map_err(|_| format!("{name} needs a number, not {value:?}"))
            };
            match name.as_str() {
                "--of" => options.of.clone_from(value),
                "--node" => options.node = value.into(),
                "--roata" => options.roata = Some(value.into()),
                "--count" => options.count = number()?,
                "--seed" => options.seed = number()?,
                "--stop-after" => options.stop_after = number()?,
                "--minimise" => options.minimise = number()?,
                "--write" => options.write = Some(number()?),
                "--show" => options.show = Some(number()?),
                _ => return Err(format!("unknown option {name}")),
            }
        }
        Ok(options)
    }
}

/// What became of one program.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Same,
    /// Node itself is not of one mind.
    Undecided,
    /// The diff from Node's output to Roata's.
    Differs(String),
}

fn compare_all<S: Sample>(options: &Options, roata: &Path) -> Outcome {
    let (mut done, mut differing, mut undecided) = (0, 0, Vec::new());
    while done < options.count {
        let batch = BATCH.min(options.count - done);
        let seeds: Vec<u64> = (0..batch).map(|n| options.seed + done + n).collect();
        let verdicts = in_parallel(&seeds, |seed| {
            compare(&S::random(*seed, LARGE), roata, &options.node)
        });
        for (seed, verdict) in seeds.iter().zip(verdicts) {
            match verdict? {
                Verdict::Same => {}
                Verdict::Undecided => undecided.push(*seed),
                Verdict::Differs(_) => {
                    println!("{}", explain::<S>(*seed, roata, options));
                    differing += 1;
                }
            }
            if differing >= options.stop_after {
                return Err(format!("stopped after {differing} that differ, at seed {seed}"));
            }
        }
        done += batch;
        println!("{done} programs, {differing} differ; Node itself undecided about seeds {undecided:?}");
    }
    match differing {
        0 => Ok(()),
        _ => Err(format!("{differing} of {done} programs differ")),
    }
}

fn explain<S: Sample>(seed: u64, roata: &Path, options: &Options) -> String {
    let node = &options.node;
    let deadline = Instant::now() + Duration::from_secs(options.minimise);
    let differs = |tree: &S| matches!(compare(tree, roata, node), Ok(Verdict::Differs(_)));
    let tree = minimise(S::random(seed, LARGE), |tree| {
        Instant::now() < deadline && differs(tree)
    });
    let difference = match compare(&tree, roata, node) {
        Ok(Verdict::Differs(difference)) => difference,
        other => format!("(not seen again: {other:?})\n"),
    };
    let text = tree.text(&format!(
        "From seed {seed}, made smaller; a .{} file for a folder of tests/order.",
        tree.extension()
    ));
    format!("{text}\n- node  + roata\n{difference}")
}

/// The smallest program found that is still `bad`, by taking the first cut that keeps it bad, again and again.
fn minimise<S: Sample>(mut tree: S, bad: impl Fn(&S) -> bool) -> S {
    while let Some(smaller) = tree.smaller().into_iter().find(&bad) {
        tree = smaller;
    }
    tree
}

/// Runs the program; a difference counts only if Node then says the same each time and Roata differs again.
fn compare(tree: &impl Sample, roata: &Path, node: &Path) -> Result<Verdict, String> {
    let scratch = Scratch::new().map_err(|error| error.to_string())?;
    let program = save(tree, scratch.path(), "Random.")?;
    let run = |runtime: &Path| {
        program
            .run(runtime)
            .map_err(|error| format!("{}: {error}", runtime.display()))
    };
    if run(node)? == run(roata)? {
        return Ok(Verdict::Same);
    }
    let Some(expected) = stable(&program, node)? else {
        return Ok(Verdict::Undecided);
    };
    let difference = diff(&expected, &run(roata)?);
    Ok(if difference.is_empty() {
        Verdict::Same
    } else {
        Verdict::Differs(difference)
    })
}

fn stable(program: &Program, node: &Path) -> Result<Option<String>, String> {
    let run = || {
        program
            .run(node)
            .map_err(|error| format!("{}: {error}", node.display()))
    };
    let first = run()?;
    for _ in 1..NODE_RUNS {
        if run()? != first {
            return Ok(None);
        }
    }
    Ok(Some(first))
}

fn save(tree: &impl Sample, folder: &Path, origin: &str) -> Result<Program, String> {
    let fail = |error: std::io::Error| error.to_string();
    prelude::write_all(folder).map_err(fail)?;
    let folder = folder.join("random");
    fs::create_dir_all(&folder).map_err(fail)?;
    let path = folder.join(format!("random.{}", tree.extension()));
    fs::write(&path, tree.text(origin)).map_err(fail)?;
    Program::open(&folder, &path).map_err(fail)
}

/// Keeps `count` small programs with Node's outputs in `tests/order/generated` or `generated-streams`.
fn write_goldens<S: Sample>(options: &Options, count: u64) -> Outcome {
    let folder = root().join("tests/order").join(match options.of.as_str() {
        "trees" => "generated".to_string(),
        of => format!("generated-{of}"),
    });
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let seeds: Vec<u64> = (0..count).map(|n| options.seed + n).collect();
    let written = in_parallel(&seeds, |seed| write_golden::<S>(*seed, &folder, &options.node));
    let written: Result<Vec<bool>, String> = written.into_iter().collect();
    let kept = written?.into_iter().filter(|kept| *kept).count();
    println!("{kept} of {count} programs written to {}", folder.display());
    Ok(())
}

fn write_golden<S: Sample>(seed: u64, folder: &Path, node: &Path) -> Result<bool, String> {
    let tree = S::random(seed, SMALL);
    let scratch = Scratch::new().map_err(|error| error.to_string())?;
    let origin = format!("A random program, of seed {seed}: its order is Node's.");
    let program = save(&tree, scratch.path(), &origin)?;
    let Some(output) = stable(&program, node)? else {
        return Ok(false);
    };
    let path = folder.join(format!("{seed:04}.{}", tree.extension()));
    fs::write(&path, tree.text(&origin)).map_err(|error| error.to_string())?;
    fs::write(path.with_extension("out"), output).map_err(|error| error.to_string())?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::{Kind, Step};

    fn kinds(steps: &[Step]) -> Vec<Kind> {
        steps
            .iter()
            .flat_map(|step| [vec![step.kind], kinds(&step.inner)].concat())
            .collect()
    }

    #[test]
    fn minimising_keeps_only_what_makes_it_bad() {
        let bad = |tree: &Tree| {
            let kinds = kinds(&tree.steps);
            kinds.contains(&Kind::Tick) && kinds.contains(&Kind::Then)
        };
        let start = (0..)
            .map(|seed| Tree::random(seed, LARGE))
            .find(|tree| bad(tree))
            .unwrap();
        let small = minimise(start, bad);
        assert_eq!(kinds(&small.steps).len(), 2, "{small:?}");
        assert!(!small.module);
    }

    /// Two shells stand for the runtimes: what they print about the same script is compared.
    #[test]
    fn a_runtime_is_the_same_as_itself() {
        let tree = Tree::random(1, SMALL);
        let verdict = compare(&tree, Path::new("/bin/true"), Path::new("/bin/true"));
        assert_eq!(verdict, Ok(Verdict::Same));
        let verdict = compare(&tree, Path::new("/bin/false"), Path::new("/bin/true"));
        assert_eq!(
            verdict,
            Ok(Verdict::Differs("- --- exit 0\n+ --- exit 1\n".into()))
        );
    }

    #[test]
    fn options_are_pairs() {
        let parse = |line: &str| Options::parse(&line.split(' ').map(String::from).collect::<Vec<_>>());
        let options = parse("--node /n --roata /r --count 5 --seed 9").unwrap();
        assert_eq!(
            (options.count, options.seed, options.roata),
            (5, 9, Some("/r".into()))
        );
        assert!(parse("--count").is_err() && parse("--count x").is_err() && parse("--what 1").is_err());
    }
}
