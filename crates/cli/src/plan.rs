//! What is to be done, from the options: which program, with what before it.

use std::io::{IsTerminal, Read};
use std::path::{Component, Path, PathBuf};

use builtins::{DoorOptions, Flags, Launch, Linked};

use crate::options::{Options, Refusal, Source, parse, split_environment};
use crate::symlinks::KeptLinks;
use crate::table::environment_flags;

/// A run of a program.
#[derive(Debug)]
pub struct Plan {
    /// The program.
    pub program: Program,
    /// `-p`
    pub print: bool,
    /// `--input-type`
    pub input_type: String,
    /// `-r`
    pub requires: Vec<String>,
    /// `--import`
    pub imports: Vec<String>,
    /// The texts of `--env-file`, in order.
    pub env_files: Vec<String>,
    /// `-C`
    pub conditions: Vec<String>,
    /// `--preserve-symlinks` and `--preserve-symlinks-main`
    pub links: KeptLinks,
    /// This process is another's Machine-Node.
    pub linked: Option<Linked>,
    /// The program's functions over HTTP.
    pub door: Option<DoorOptions>,
    /// Whoever started this process watches what it loads.
    pub is_watched: bool,
    /// What the process object is made from.
    pub launch: Launch,
}

/// Where the program comes from.
#[derive(Debug, PartialEq, Eq)]
pub enum Program {
    /// a file, by its absolute path
    File(String),
    /// a file that is only to be parsed
    Check(String),
    /// the text of `-e` or `-p`
    Eval(String),
    /// the text on standard input
    Stdin(String),
    /// the same, which is only to be parsed
    CheckText(String),
    /// files of tests, by these patterns
    Tests(Vec<String>),
    /// none of its own: what other machines ask
    Serve,
    /// none of its own: what a person types
    Prompt,
    /// a script of the nearest package.json
    Script(String),
    /// an ES module by its URL: `--entry-url`
    Url(String),
    /// a program, named as it was, that runs anew in a process of its own whenever its files change
    Watch(String),
}

impl Program {
    /// The main module, if it is a file.
    pub fn main_file(&self) -> Option<PathBuf> {
        match self {
            Program::File(path) => Some(PathBuf::from(path)),
            _ => None,
        }
    }

    /// Of files of tests.
    pub fn patterns(&self) -> &[String] {
        match self {
            Program::Tests(patterns) => patterns,
            _ => &[],
        }
    }
}

/// What the arguments ask for.
#[derive(Debug)]
pub enum Wish {
    /// to run a program
    Run(Box<Plan>),
    /// to know the version
    Version,
    /// to know the options
    Help,
}

/// Reads the arguments (the program's own name first) and `NODE_OPTIONS`.
pub fn wish(mut arguments: Vec<String>) -> Result<Wish, Refusal> {
    let argv0 = if arguments.is_empty() {
        "roata".to_owned()
    } else {
        arguments.remove(0)
    };
    let mut options = Options::default();
    if let Ok(text) = std::env::var("NODE_OPTIONS") {
        parse(&mut options, split_environment(&text)?, Source::Environment)?;
    }
    parse(&mut options, arguments, Source::Line)?;
    if options.version {
        return Ok(Wish::Version);
    }
    if options.help {
        return Ok(Wish::Help);
    }
    Ok(Wish::Run(Box::new(plan(options, argv0)?)))
}

/// What `--watch` tells the process that it starts.
fn is_watched() -> bool {
    std::env::var_os("WATCH_REPORT_DEPENDENCIES").is_some()
}

/// Whether the program is to be watched; what that cannot go with is refused.
fn watches(options: &Options) -> Result<bool, Refusal> {
    let asks = |setting: &String| setting == "watch" || setting.starts_with("watch-path=");
    if !options.rare.iter().any(asks) || is_watched() {
        return Ok(false);
    }
    let others = [
        (options.eval.is_some(), "--eval"),
        (options.check, "--check"),
        (options.interactive, "--interactive"),
        (options.runs_tests, "--test"),
        (options.run.is_some(), "--run"),
    ];
    match others.iter().find(|(is_given, _)| *is_given) {
        Some((_, other)) => Err(Refusal(format!(
            "either --watch or {other} can be used, not both"
        ))),
        None => Ok(true),
    }
}

fn plan(options: Options, argv0: String) -> Result<Plan, Refusal> {
    if options.check && options.eval.is_some() {
        return Err(Refusal("either --check or --eval can be used, not both".into()));
    }
    let env_files = read_env_files(&options.env_files)?;
    let following: Vec<String> = match (&options.run, options.dashes) {
        (None, _) => options.rest.clone(),
        // A script gets what follows `--`, which was taken for a program and its arguments.
        (Some(_), true) => options.script.iter().chain(&options.rest).cloned().collect(),
        (Some(_), false) => Vec::new(),
    };
    let exec_path = std::env::current_exe()
        .map(|path| path.to_string_lossy().into_owned())
        .unwrap_or_else(|_| argv0.clone());
    let (program, argv1) = if watches(&options)? {
        let script = options.script.clone().unwrap_or_default();
        (Program::Watch(script.clone()), Some(absolute(&script)))
    } else {
        program(&options)
    };
    let argv = std::iter::once(exec_path.clone())
        .chain(argv1)
        .chain(following)
        .collect();
    let flags = flags(&options, &argv0);
    let conditions = conditions(&options);
    let door = door(options.door, &program)?;
    Ok(Plan {
        program,
        print: options.print,
        input_type: options.input_type,
        requires: options.requires,
        imports: options.imports,
        env_files,
        conditions,
        links: options.links,
        linked: options.linked,
        is_watched: is_watched(),
        door,
        launch: Launch {
            argv,
            exec_argv: own_arguments(options.exec_argv),
            exec_path,
            argv0,
            version: env!("CARGO_PKG_VERSION"),
            engine_version: env!("ROATA_ENGINE_VERSION"),
            flags,
            environment_flags: Some(environment_flags),
            test_options: options.test_options,
        },
    })
}

/// The door, if there is to be one.
fn door(mut options: DoorOptions, program: &Program) -> Result<Option<DoorOptions>, Refusal> {
    let is_file = matches!(program, Program::File(_));
    if options.listen.is_empty() {
        if options == DoorOptions::default() {
            return Ok(None);
        }
        return Err(Refusal(
            "--token-file, --tls-… and other options of the door need --listen ADDRESS".into(),
        ));
    }
    if !is_file {
        return Err(Refusal(
            "--listen needs a FILE, whose exported functions it serves".into(),
        ));
    }
    if options.token.is_none() {
        options.token = std::env::var("ROATA_DOOR_TOKEN").ok();
    }
    Ok(Some(options))
}

/// Without what only the process that made this one has said.
fn own_arguments(mut arguments: Vec<String>) -> Vec<String> {
    arguments.retain(|argument| !argument.starts_with("--linked"));
    arguments
}

/// The program and `process.argv[1]`.
fn program(options: &Options) -> (Program, Option<String>) {
    if options.runs_tests {
        let patterns = options.script.iter().chain(&options.rest);
        return (Program::Tests(patterns.cloned().collect()), None);
    }
    if let Some(name) = &options.run {
        return (Program::Script(name.clone()), None);
    }
    if let Some(text) = &options.eval {
        return (Program::Eval(text.clone()), None);
    }
    match options.script.as_deref() {
        Some("-") => (stdin_program(options), Some("-".to_owned())),
        None if options.linked.is_some() => (Program::Serve, None),
        None if options.interactive || std::io::stdin().is_terminal() => (Program::Prompt, None),
        None => (stdin_program(options), None),
        Some(url) if is_on(&options.rare, "entry-url") => {
            (Program::Url(url.to_owned()), Some(url.to_owned()))
        }
        Some(file) => {
            let path = absolute(file);
            let program = if options.check {
                Program::Check(path.clone())
            } else {
                Program::File(path.clone())
            };
            (program, Some(path))
        }
    }
}

fn stdin_program(options: &Options) -> Program {
    let text = read_stdin();
    if options.check {
        Program::CheckText(text)
    } else {
        Program::Stdin(text)
    }
}

fn read_stdin() -> String {
    let mut bytes = Vec::new();
    // What could be read is the program, as in Node.
    let _ = std::io::stdin().lock().read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What packages are asked for besides the usual; what options turn off has a `!` before it.
fn conditions(options: &Options) -> Vec<String> {
    let last = |names: &[&str]| {
        let found = options.rare.iter().rfind(|setting| {
            let name = setting.strip_prefix("no-").unwrap_or(setting);
            names.contains(&name)
        });
        found.is_none_or(|setting| !setting.starts_with("no-"))
    };
    let off = [
        ("!node-addons", last(&["addons"])),
        (
            "!module-sync",
            last(&["require-module", "experimental-require-module"]),
        ),
    ];
    let off = off.into_iter().filter(|(_, is_on)| !is_on);
    let off = off.map(|(name, _)| name.to_owned());
    options.conditions.iter().cloned().chain(off).collect()
}

/// The path from the root, `.` and `..` taken out of the text.
fn absolute(file: &str) -> String {
    let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("/"));
    let mut path = PathBuf::new();
    for component in here.join(file).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                path.pop();
            }
            other => path.push(other),
        }
    }
    path.to_string_lossy().into_owned()
}

fn read_env_files(files: &[(String, bool)]) -> Result<Vec<String>, Refusal> {
    let mut texts = Vec::new();
    for (file, is_needed) in files {
        match std::fs::read_to_string(file) {
            Ok(text) => texts.push(text),
            Err(_) if Path::new(file).exists() => return Err(Refusal(format!("{file}: invalid format"))),
            Err(_) if *is_needed => return Err(Refusal(format!("{file}: not found"))),
            Err(_) => eprintln!("{file} not found. Continuing without it."),
        }
    }
    Ok(texts)
}

/// What the last of `--name` and `--no-name` says, of the options in `rare_options.rs`.
pub fn is_on(rare: &[String], name: &str) -> bool {
    let says = |setting: &&String| *setting == name || setting.strip_prefix("no-") == Some(name);
    rare.iter().rfind(says).is_some_and(|setting| setting == name)
}

fn flags(options: &Options, argv0: &str) -> Flags {
    let silenced = std::env::var("NODE_NO_WARNINGS").is_ok_and(|value| value == "1");
    let defaults = Flags::default();
    Flags {
        unhandled_rejections: match options.unhandled_rejections.as_str() {
            "" => defaults.unhandled_rejections,
            mode => mode.to_owned(),
        },
        warnings: !options.no_warnings && !silenced,
        trace_warnings: options.trace_warnings,
        deprecation: !options.no_deprecation,
        trace_deprecation: options.trace_deprecation,
        throw_deprecation: options.throw_deprecation,
        trace_uncaught: options.trace_uncaught,
        disable_warnings: options.disable_warnings.clone(),
        title: options.title.clone().unwrap_or_else(|| argv0.to_owned()),
        stack_trace_limit: options.stack_trace_limit,
        expose_gc: options.expose_gc,
        rare: options.rare.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lose_their_dots() {
        assert_eq!(absolute("/a/./b/../c.js"), "/a/c.js");
        assert_eq!(absolute("/.."), "/");
    }

    #[test]
    fn a_relative_path_starts_at_the_working_directory() {
        let here = std::env::current_dir().unwrap();
        assert_eq!(Path::new(&absolute("x.js")), here.join("x.js"));
    }
}
