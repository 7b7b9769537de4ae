//! The options: what there is, what each takes, and how a line of arguments is read.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/cli.html>

use builtins::{DoorOptions, Linked};

use crate::symlinks::KeptLinks;
use crate::table::{TABLE, Takes, may_come_from_environment};

/// What the arguments say.
#[derive(Debug, Clone, Default, PartialEq)]
// Each is an independent switch of the command line.
#[allow(clippy::struct_excessive_bools)]
pub struct Options {
    /// `-e`, and the text of `-p`
    pub eval: Option<String>,
    /// `-p`
    pub print: bool,
    /// `-c`
    pub check: bool,
    /// `-i`
    pub interactive: bool,
    /// `--run`: a script of package.json
    pub run: Option<String>,
    /// Whether `--` has ended the options.
    pub dashes: bool,
    /// `-v`
    pub version: bool,
    /// `-h`
    pub help: bool,
    /// `-r`, in order
    pub requires: Vec<String>,
    /// `--import`, in order
    pub imports: Vec<String>,
    /// `--env-file` (true) and `--env-file-if-exists` (false), in order
    pub env_files: Vec<(String, bool)>,
    /// `-C`
    pub conditions: Vec<String>,
    /// `--input-type`; empty if not given
    pub input_type: String,
    /// `--unhandled-rejections`; empty if not given
    pub unhandled_rejections: String,
    /// `--disable-warning`
    pub disable_warnings: Vec<String>,
    /// `--no-warnings`
    pub no_warnings: bool,
    /// `--no-deprecation`
    pub no_deprecation: bool,
    /// `--trace-warnings`
    pub trace_warnings: bool,
    /// `--trace-deprecation`
    pub trace_deprecation: bool,
    /// `--throw-deprecation`
    pub throw_deprecation: bool,
    /// `--trace-uncaught`
    pub trace_uncaught: bool,
    /// `--expose-gc`
    pub expose_gc: bool,
    /// What the built-in modules look for, as `name=value` or `name`, without dashes before it.
    pub rare: Vec<String>,
    /// `--preserve-symlinks` and `--preserve-symlinks-main`
    pub links: KeptLinks,
    /// `--title`
    pub title: Option<String>,
    /// `--stack-trace-limit`
    pub stack_trace_limit: Option<f64>,
    /// `--test`: the arguments name files of tests.
    pub runs_tests: bool,
    /// `--test-…`, names without dashes, in order
    pub test_options: Vec<(String, String)>,
    /// `--linked`, which only Roata gives: this process is a Machine-Node of the one that made it.
    pub linked: Option<Linked>,
    /// `--listen` and what belongs to it: the door.
    pub door: DoorOptions,
    /// The options as they were given: `process.execArgv`.
    pub exec_argv: Vec<String>,
    /// The program: a path, or `-` for standard input.
    pub script: Option<String>,
    /// What follows it.
    pub rest: Vec<String>,
}

/// Why arguments are refused; its text follows the program's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(pub String);

/// Where arguments come from: not everything may come from the environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// the command line
    Line,
    /// `NODE_OPTIONS`
    Environment,
}

/// Reads arguments (without the program's name) into `options`.
pub fn parse(options: &mut Options, arguments: Vec<String>, source: Source) -> Result<(), Refusal> {
    let mut arguments = arguments.into_iter().peekable();
    while let Some(argument) = arguments.next() {
        if argument == "--" && source == Source::Line {
            options.dashes = true;
            options.script = arguments.next();
            break;
        }
        if !argument.starts_with('-') || argument == "-" {
            if source == Source::Environment {
                return Err(not_allowed(&argument));
            }
            options.script = Some(argument);
            break;
        }
        if source == Source::Line {
            options.exec_argv.push(argument.clone());
        }
        parse_option(options, &argument, &mut arguments, source)?;
    }
    options.rest.extend(arguments);
    // Text to evaluate leaves no place for a file: what was taken for one is its first argument.
    if options.eval.is_some()
        && let Some(first) = options.script.take()
    {
        options.rest.insert(0, first);
    }
    Ok(())
}

fn parse_option(
    options: &mut Options,
    argument: &str,
    following: &mut std::iter::Peekable<std::vec::IntoIter<String>>,
    source: Source,
) -> Result<(), Refusal> {
    let (given, attached) = match argument.split_once('=') {
        Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
        _ => (argument, None),
    };
    let Some((name, takes, on)) = find(given) else {
        return Err(match source {
            Source::Line => Refusal(format!("bad option: {argument}")),
            Source::Environment => not_allowed(argument),
        });
    };
    if source == Source::Environment && !may_come_from_environment(&name) {
        return Err(not_allowed(given));
    }
    let mut next = |options: &mut Options| {
        let value = following.next();
        if source == Source::Line {
            options.exec_argv.extend(value.clone());
        }
        value
    };
    match takes {
        Takes::Nothing(set) => set(options),
        Takes::Switch(set) => set(options, on),
        Takes::Off => {}
        Takes::TestSwitch => keep_for_tests(options, &name, String::new()),
        Takes::RareSwitch => keep_rare(options, &name, on),
        Takes::Value(_) | Takes::TestValue | Takes::RareValue => {
            let value = match attached {
                Some(value) => Some(value),
                None => next(options)
                    .filter(|value| !value.starts_with('-'))
                    .map(without_escape),
            };
            let shown = if given == "-pe" { "--eval" } else { given };
            let value = value.ok_or_else(|| Refusal(format!("{shown} requires an argument")))?;
            match takes {
                Takes::Value(set) => set(options, value)?,
                Takes::RareValue => keep_rare(options, &format!("{name}={value}"), true),
                _ if name == "--test-isolation" && !["process", "none"].contains(&value.as_str()) => {
                    return Err(Refusal(format!("invalid value for {name}")));
                }
                _ => keep_for_tests(options, &name, value),
            }
        }
        Takes::Perhaps(set) => {
            let is_value = following.peek().is_some_and(|next| !next.starts_with('-'));
            let value = match attached {
                None if is_value => {
                    let value = following.next();
                    options.exec_argv.extend(value.clone());
                    value
                }
                attached => attached,
            };
            set(options, value);
        }
    }
    Ok(())
}

/// A value that begins with a dash is written with a backslash before it, as in Node: `-e '\-1'`.
fn without_escape(value: String) -> String {
    match value.strip_prefix('\\') {
        Some(rest) if rest.starts_with('-') => rest.to_owned(),
        _ => value,
    }
}

fn keep_rare(options: &mut Options, setting: &str, on: bool) {
    let setting = setting.trim_start_matches('-');
    let negation = if on { "" } else { "no-" };
    options.rare.push(format!("{negation}{setting}"));
}

fn keep_for_tests(options: &mut Options, name: &str, value: String) {
    let name = name.trim_start_matches('-').to_owned();
    options.test_options.push((name, value));
}

/// The option that an argument names (`_` may stand for `-`, `--no-` before a switch), and whether it is on.
fn find(given: &str) -> Option<(String, Takes, bool)> {
    let name = match given.strip_prefix("--") {
        Some(long) => format!("--{}", long.replace('_', "-")),
        None => given.to_owned(),
    };
    let look_up = |name: &str| {
        TABLE
            .iter()
            .find(|(names, _)| names.contains(&name))
            .map(|(_, takes)| *takes)
    };
    if let Some(takes) = look_up(&name).filter(|takes| !matches!(takes, Takes::Off)) {
        return Some((name, takes, true));
    }
    let positive = format!("--{}", name.strip_prefix("--no-")?);
    match look_up(&positive)? {
        takes @ (Takes::Switch(_) | Takes::RareSwitch | Takes::Off) => Some((positive, takes, false)),
        Takes::TestSwitch => Some((positive, Takes::Off, false)),
        _ => None,
    }
}

fn not_allowed(argument: &str) -> Refusal {
    Refusal(format!("{argument} is not allowed in NODE_OPTIONS"))
}

/// `NODE_OPTIONS` as arguments: parted by spaces; double quotes hold together, a backslash in them takes the next character as it is.
pub fn split_environment(text: &str) -> Result<Vec<String>, Refusal> {
    let mut arguments = Vec::new();
    let mut current: Option<String> = None;
    let mut is_quoted = false;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' if is_quoted => {
                let next = characters
                    .next()
                    .ok_or_else(|| Refusal("invalid value for NODE_OPTIONS (invalid escape)".to_owned()))?;
                current.get_or_insert_default().push(next);
            }
            ' ' if !is_quoted => arguments.extend(current.take()),
            '"' => {
                is_quoted = !is_quoted;
                current.get_or_insert_default();
            }
            other => current.get_or_insert_default().push(other),
        }
    }
    if is_quoted {
        return Err(Refusal(
            "invalid value for NODE_OPTIONS (unterminated string)".to_owned(),
        ));
    }
    arguments.extend(current);
    Ok(arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Options, Refusal> {
        let mut options = Options::default();
        let arguments = arguments.iter().map(|text| (*text).to_owned()).collect();
        parse(&mut options, arguments, Source::Line).map(|()| options)
    }

    fn refused(arguments: &[&str]) -> String {
        read(arguments).unwrap_err().0
    }

    #[test]
    fn what_follows_the_file_belongs_to_the_program() {
        let options = read(&["--no-warnings", "a.js", "-e", "--nope"]).unwrap();
        assert!(options.no_warnings);
        assert_eq!(options.script.as_deref(), Some("a.js"));
        assert_eq!(options.rest, ["-e", "--nope"]);
        assert_eq!(options.exec_argv, ["--no-warnings"]);
    }

    #[test]
    fn text_to_evaluate_leaves_no_file() {
        let options = read(&["-e", "1", "x", "y"]).unwrap();
        assert_eq!(
            (options.eval.as_deref(), options.script, options.rest.as_slice()),
            (Some("1"), None, ["x".to_owned(), "y".to_owned()].as_slice())
        );
        assert_eq!(options.exec_argv, ["-e", "1"]);
    }

    #[test]
    fn print_takes_what_follows_unless_it_is_an_option() {
        assert_eq!(read(&["-p", "1+1"]).unwrap().eval.as_deref(), Some("1+1"));
        assert_eq!(read(&["-p", "-e", "2"]).unwrap().eval.as_deref(), Some("2"));
        assert_eq!(read(&["-pe", "3"]).unwrap().eval.as_deref(), Some("3"));
        let bare = read(&["-p"]).unwrap();
        assert!(bare.print && bare.eval.is_none());
    }

    #[test]
    fn what_changes_nothing_here_is_taken_but_no_promise_that_is_not_kept() {
        let plain = read(&["f"]).unwrap();
        for given in [
            &["--max-old-space-size=4096", "f"][..],
            &["--max_old_space_size", "4096", "f"],
            &["--no-node-snapshot", "f"],
        ] {
            let taken = Options {
                exec_argv: Vec::new(),
                ..read(given).unwrap()
            };
            assert_eq!(taken, plain);
        }
        for promise in ["--cpu-prof", "--frozen-intrinsics", "--inspect"] {
            assert!(refused(&[promise]).starts_with("bad option"), "{promise}");
        }
    }

    #[test]
    fn values_come_after_an_equals_sign_or_next() {
        assert_eq!(read(&["--title=a=b", "f"]).unwrap().title.as_deref(), Some("a=b"));
        assert_eq!(read(&["--title", "a", "f"]).unwrap().title.as_deref(), Some("a"));
        assert_eq!(refused(&["--title"]), "--title requires an argument");
        assert_eq!(refused(&["-e"]), "-e requires an argument");
        assert_eq!(refused(&["-C", "-p", "1"]), "-C requires an argument");
        assert_eq!(read(&["-e", "\\-1"]).unwrap().eval.as_deref(), Some("-1"));
        assert_eq!(read(&["--title=-x", "f"]).unwrap().title.as_deref(), Some("-x"));
        assert_eq!(refused(&["--env-file"]), "--env-file requires an argument");
    }

    #[test]
    fn what_is_unknown_is_refused_as_it_was_written() {
        for argument in ["--nope", "--no-nope", "-z", "-ep", "--no-title", "--nope=1"] {
            assert_eq!(refused(&[argument]), format!("bad option: {argument}"));
        }
    }

    #[test]
    fn underscores_stand_for_dashes() {
        assert!(read(&["--trace_warnings"]).unwrap().trace_warnings);
    }

    #[test]
    fn wrong_values_are_refused() {
        assert_eq!(
            refused(&["--unhandled-rejections=x"]),
            "invalid value for --unhandled-rejections"
        );
        assert!(refused(&["--input-type=x"]).starts_with("--input-type must be"));
        assert_eq!(
            refused(&["--stack-trace-limit=x"]),
            "bad option: --stack-trace-limit=x"
        );
    }

    #[test]
    fn two_dashes_end_the_options() {
        let options = read(&["--", "--odd", "x"]).unwrap();
        assert_eq!(
            (options.script.as_deref(), options.rest.as_slice()),
            (Some("--odd"), ["x".to_owned()].as_slice())
        );
    }

    #[test]
    fn the_environment_gives_no_program() {
        for argument in ["-e", "--print", "x.js", "--nope", "--env-file=x"] {
            let mut options = Options::default();
            let refusal = parse(&mut options, vec![argument.to_owned()], Source::Environment).unwrap_err();
            assert!(
                refusal.0.ends_with("is not allowed in NODE_OPTIONS"),
                "{argument}"
            );
        }
    }

    #[test]
    fn the_environment_is_split_at_spaces_outside_quotes() {
        assert_eq!(
            split_environment(r#"  -r a --title="x y\"z" "#).unwrap(),
            ["-r", "a", "--title=x y\"z"]
        );
        assert!(split_environment("\"a").is_err());
        assert!(split_environment("\"a\\").is_err());
    }
}
