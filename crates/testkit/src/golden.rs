//! One program of `tests/order` and the text that stands for its run.
//!
//! The golden beside a program is its standard output, its standard error where the program asks for it, and
//! how it ended:
//!
//! ```text
//! first
//! second
//! --- stderr
//! (node:PID) Warning: careful
//! --- exit 0
//! ```
//!
//! The comment lines that open a program say what it shows and may hold directives: `// flags: --trace`,
//! `// args: a b`, `// env: NAME=value`, `// stdin: text`, `// stderr: exact` (all of it but stacks), or
//! `// stderr: headlines` (only the lines that name an error, since code frames are each runtime's own).

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::process::{Outcome, Rig};
use crate::scratch::{Scratch, plain_environment};

const TIME_LIMIT: Duration = Duration::from_secs(40);
const EXTENSIONS: [&str; 6] = ["js", "cjs", "mjs", "ts", "cts", "mts"];

/// One golden program.
#[derive(Clone, Debug)]
pub struct Program {
    path: PathBuf,
    name: String,
    directives: Directives,
}

/// How much of a program's standard error belongs to its golden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stderr {
    /// Nothing: its text is not promised.
    #[default]
    Ignored,
    /// Lines that open with the class of an error or warning, such as `TypeError: x is not a function`.
    Headlines,
    /// Everything but stack lines.
    Exact,
}

#[derive(Clone, Debug, Default)]
struct Directives {
    flags: Vec<String>,
    args: Vec<String>,
    env: Vec<(String, String)>,
    stdin: String,
    stderr: Stderr,
}

impl Program {
    /// All programs below `root`, sorted by name. A folder that holds a `main.*` is one program; in any other
    /// folder each script is one. What is in a folder whose name begins with `_` is what programs share.
    pub fn discover(root: &Path) -> io::Result<Vec<Self>> {
        let mut programs = Vec::new();
        visit(root, root, &mut programs)?;
        programs.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(programs)
    }

    /// Reads the program at `path`; its name is its path below `root`.
    pub fn open(root: &Path, path: &Path) -> io::Result<Self> {
        let path = path.canonicalize()?;
        let root = root.canonicalize()?;
        let name = path
            .strip_prefix(&root)
            .unwrap_or(&path)
            .to_string_lossy()
            .into_owned();
        let source = String::from_utf8_lossy(&std::fs::read(&path)?).into_owned();
        Ok(Self {
            path,
            name,
            directives: Directives::parse(&source),
        })
    }

    /// Its path below the root it was found under, with `/` between folders.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where its file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where its golden is: beside it.
    pub fn golden_path(&self) -> PathBuf {
        self.path.with_extension("out")
    }

    /// Runs it with `runtime` and returns the text to compare with its golden.
    pub fn run(&self, runtime: &Path) -> io::Result<String> {
        let scratch = Scratch::new()?;
        let command = self.command(runtime, scratch.path());
        let outcome = Rig::run(command, self.directives.stdin.as_bytes(), TIME_LIMIT)?;
        Ok(self.render(&outcome, scratch.path()))
    }

    fn command(&self, runtime: &Path, scratch: &Path) -> Command {
        let mut command = Command::new(runtime);
        command
            .args(&self.directives.flags)
            .arg(&self.path)
            .args(&self.directives.args);
        command.current_dir(self.folder());
        plain_environment(&mut command);
        command.env("HOME", scratch).env("TMPDIR", scratch);
        command.envs(self.directives.env.iter().cloned());
        command
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("/"))
    }

    fn render(&self, outcome: &Outcome, scratch: &Path) -> String {
        let clean = |text: &str| {
            let text = text.replace(&*self.folder().to_string_lossy(), "<dir>");
            text.replace(&*scratch.to_string_lossy(), "<tmp>")
        };
        let mut text = without_stacks(&clean(&outcome.stdout));
        let stderr = self.directives.stderr.select(&clean(&outcome.stderr));
        if !stderr.is_empty() {
            text.push_str("--- stderr\n");
            text.push_str(&stderr);
        }
        text.push_str(&format!("--- {}\n", outcome.ending));
        text
    }
}

fn visit(root: &Path, folder: &Path, programs: &mut Vec<Program>) -> io::Result<()> {
    let entries = std::fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let scripts: Vec<PathBuf> = entries
        .iter()
        .map(|e| e.path())
        .filter(|path| is_script(path))
        .collect();
    let mains: Vec<PathBuf> = scripts.iter().filter(|path| is_main(path)).cloned().collect();
    if !mains.is_empty() {
        // What lies beside or below a main is a part of its program.
        return add(root, mains, programs);
    }
    add(root, scripts, programs)?;
    for entry in entries {
        let is_shared = entry.file_name().to_string_lossy().starts_with('_');
        if entry.file_type()?.is_dir() && !is_shared {
            visit(root, &entry.path(), programs)?;
        }
    }
    Ok(())
}

fn add(root: &Path, paths: Vec<PathBuf>, programs: &mut Vec<Program>) -> io::Result<()> {
    for path in paths {
        programs.push(Program::open(root, &path)?);
    }
    Ok(())
}

fn is_script(path: &Path) -> bool {
    path.is_file()
        && path
            .extension()
            .is_some_and(|e| EXTENSIONS.iter().any(|known| e == *known))
}

fn is_main(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem == "main")
}

impl Directives {
    fn parse(source: &str) -> Self {
        let mut found = Self::default();
        for line in source.lines().map_while(|line| line.strip_prefix("//")) {
            if let Some((key, value)) = line.split_once(':') {
                found.set(key.trim(), value.trim());
            }
        }
        found
    }

    fn set(&mut self, key: &str, value: &str) {
        let words = || value.split_whitespace().map(String::from);
        match key {
            "flags" => self.flags.extend(words()),
            "args" => self.args.extend(words()),
            "env" => self
                .env
                .extend(value.split_once('=').map(|(n, v)| (n.to_string(), v.to_string()))),
            "stdin" => self.stdin.push_str(&format!("{value}\n")),
            "stderr" if value == "exact" => self.stderr = Stderr::Exact,
            "stderr" if value == "headlines" => self.stderr = Stderr::Headlines,
            _ => {}
        }
    }
}

impl Stderr {
    fn select(self, text: &str) -> String {
        match self {
            Self::Ignored => String::new(),
            Self::Exact => without_stacks(&without_pids(text)),
            Self::Headlines => lines_where(text, is_headline),
        }
    }
}

/// Drops stack lines and the hint that names the runtime's own binary.
fn without_stacks(text: &str) -> String {
    lines_where(text, |line| {
        !line.trim_start().starts_with("at ") && !line.starts_with("(Use `")
    })
}

/// `(node:4711) Warning` becomes `(node:PID) Warning`.
fn without_pids(text: &str) -> String {
    let clean = |line: &str| {
        let rest = line
            .strip_prefix("(node:")
            .or_else(|| line.strip_prefix("(roata:"))?;
        let (pid, rest) = rest.split_once(')')?;
        pid.bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| format!("(node:PID){rest}\n"))
    };
    text.lines()
        .map(|line| clean(line).unwrap_or_else(|| format!("{line}\n")))
        .collect()
}

/// `TypeError: text`, `Error [ERR_X]: text`, `Uncaught Error: text`, `[UnhandledPromiseRejection: text`, `Warning: text`.
fn is_headline(line: &str) -> bool {
    let line = line.strip_prefix("Uncaught ").unwrap_or(line);
    let class = line
        .trim_start_matches('[')
        .split([':', ' '])
        .next()
        .unwrap_or_default();
    let known = ["Error", "Rejection", "Warning"]
        .iter()
        .any(|end| class.ends_with(end));
    known && class.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn lines_where(text: &str, wanted: impl Fn(&str) -> bool) -> String {
    text.lines()
        .filter(|line| wanted(line))
        .map(|line| format!("{line}\n"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(scratch: &Scratch, name: &str, text: &str) -> PathBuf {
        let path = scratch.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    fn run_in_shell(source: &str) -> String {
        let scratch = Scratch::new().unwrap();
        let path = write(&scratch, "a.js", source);
        Program::open(scratch.path(), &path)
            .unwrap()
            .run(Path::new("/bin/sh"))
            .unwrap()
    }

    #[test]
    fn a_folder_with_a_main_is_one_program_and_one_that_is_shared_none() {
        let scratch = Scratch::new().unwrap();
        for name in [
            "b.mjs",
            "theme/a.js",
            "theme/graph/main.mjs",
            "theme/graph/x.mjs",
            "theme/graph/sub/y.mjs",
            "a.out",
            "_shared/c.cjs",
        ] {
            write(&scratch, name, "//");
        }
        let programs = Program::discover(scratch.path()).unwrap();
        let names: Vec<&str> = programs.iter().map(Program::name).collect();
        assert_eq!(names, ["b.mjs", "theme/a.js", "theme/graph/main.mjs"]);
    }

    // A shell reads `//` lines as a command that does not exist: each test's scripts are valid for it all the same.
    #[test]
    fn output_and_ending_make_the_text() {
        assert_eq!(
            run_in_shell("echo out; echo err >&2; exit 4"),
            "out\n--- exit 4\n"
        );
    }

    #[test]
    fn stderr_counts_when_the_program_says_so() {
        let script =
            "// stderr: exact\nexec 2>&2; echo '(node:77) Warning: x' >&2\necho '    at f (a.js:1:1)' >&2";
        let text = run_in_shell(script);
        assert!(text.starts_with("--- stderr\n"), "{text}");
        assert!(text.ends_with("(node:PID) Warning: x\n--- exit 0\n"), "{text}");
    }

    #[test]
    fn headlines_name_errors_and_nothing_else() {
        let script =
            "// stderr: headlines\necho 'TypeError: x' >&2; echo 'a.js:1' >&2; echo 'Error [ERR_A]: y' >&2";
        assert_eq!(
            run_in_shell(script),
            "--- stderr\nTypeError: x\nError [ERR_A]: y\n--- exit 0\n"
        );
    }

    #[test]
    fn paths_of_this_machine_do_not_show() {
        assert_eq!(
            run_in_shell("pwd; echo $TMPDIR; echo $HOME"),
            "<dir>\n<tmp>\n<tmp>\n--- exit 0\n"
        );
    }

    #[test]
    fn directives_reach_the_program() {
        let script = "// args: one two\n// env: COLOUR=blue\n// stdin: fed\nread x; echo $1 $2 $COLOUR $x";
        assert_eq!(run_in_shell(script), "one two blue fed\n--- exit 0\n");
    }
}
