//! The table of options: what each takes, and what it sets. Follows <https://nodejs.org/docs/latest-v26.x/api/cli.html>

use builtins::Linked;

use crate::node_options::{read_number, read_token, set_tls};
use crate::options::{Options, Refusal};
use crate::rare_options::{SWITCHES as RARE_SWITCHES, VALUES as RARE_VALUES};
use crate::without_effect::{
    OFF as WITHOUT_EFFECT_OFF, SWITCHES as WITHOUT_EFFECT_SWITCHES, VALUES as WITHOUT_EFFECT_VALUES,
};

/// What an option takes.
#[derive(Clone, Copy)]
pub(crate) enum Takes {
    /// Nothing, and it cannot be negated.
    Nothing(fn(&mut Options)),
    /// Nothing; `--no-` turns it off.
    Switch(fn(&mut Options, bool)),
    /// A value, after `=` or as the next argument.
    Value(fn(&mut Options, String) -> Result<(), Refusal>),
    /// The next argument unless it is an option: `-p`.
    Perhaps(fn(&mut Options, Option<String>)),
    /// A value that the test runner reads.
    TestValue,
    /// Nothing; the test runner reads that it is there.
    TestSwitch,
    /// A value that a built-in module reads.
    RareValue,
    /// Nothing; a built-in module reads that it is there, or that `--no-` is.
    RareSwitch,
    /// Nothing, and only `--no-` is known: what it would turn on is not there.
    Off,
}

/// Names that one option has, and what it takes.
pub(crate) type Entry = (&'static [&'static str], Takes);

pub(crate) const TABLE: &[Entry] = &[
    (
        &["--eval", "-e"],
        Takes::Value(|o, text| {
            o.eval = Some(text);
            Ok(())
        }),
    ),
    (
        &["--print", "-p"],
        Takes::Perhaps(|o, text| {
            o.print = true;
            if text.is_some() {
                o.eval = text;
            }
        }),
    ),
    (
        &["-pe"],
        Takes::Value(|o, text| {
            o.print = true;
            o.eval = Some(text);
            Ok(())
        }),
    ),
    (&["--check", "-c"], Takes::Nothing(|o| o.check = true)),
    (
        &["--linked"],
        Takes::Value(|o, text| {
            let linked = Linked::parse(&text);
            o.linked =
                Some(linked.ok_or_else(|| Refusal("--linked is for processes that Roata makes".into()))?);
            Ok(())
        }),
    ),
    (
        &["--listen"],
        Takes::Value(|o, address| {
            o.door.listen = address;
            Ok(())
        }),
    ),
    (
        &["--token-file"],
        Takes::Value(|o, file| {
            o.door.token = Some(read_token(&file)?);
            Ok(())
        }),
    ),
    (
        &["--tls-cert"],
        Takes::Value(|o, file| {
            set_tls(&mut o.door.tls, "--tls-cert", file);
            Ok(())
        }),
    ),
    (
        &["--tls-key"],
        Takes::Value(|o, file| {
            set_tls(&mut o.door.tls, "--tls-key", file);
            Ok(())
        }),
    ),
    (
        &["--tls-ca"],
        Takes::Value(|o, file| {
            set_tls(&mut o.door.tls, "--tls-ca", file);
            Ok(())
        }),
    ),
    (
        &["--max-body"],
        Takes::Value(|o, text| {
            o.door.body_limit = Some(read_number("--max-body", &text, usize::MAX)?);
            Ok(())
        }),
    ),
    (
        &["--max-requests"],
        Takes::Value(|o, text| {
            o.door.most_requests = Some(read_number("--max-requests", &text, 1 << 20)?);
            Ok(())
        }),
    ),
    (&["--error-stacks"], Takes::Switch(|o, on| o.door.stacks = on)),
    (&["--test"], Takes::Nothing(|o| o.runs_tests = true)),
    (TEST_VALUES, Takes::TestValue),
    (TEST_SWITCHES, Takes::TestSwitch),
    (
        &["--run"],
        Takes::Value(|o, name| {
            o.run = Some(name);
            Ok(())
        }),
    ),
    (&["--interactive", "-i"], Takes::Nothing(|o| o.interactive = true)),
    (&["--version", "-v"], Takes::Nothing(|o| o.version = true)),
    (&["--help", "-h"], Takes::Nothing(|o| o.help = true)),
    (
        &["--require", "-r"],
        Takes::Value(|o, name| {
            o.requires.push(name);
            Ok(())
        }),
    ),
    (
        &["--import"],
        Takes::Value(|o, name| {
            o.imports.push(name);
            Ok(())
        }),
    ),
    (
        &["--env-file"],
        Takes::Value(|o, file| {
            o.env_files.push((file, true));
            Ok(())
        }),
    ),
    (
        &["--env-file-if-exists"],
        Takes::Value(|o, file| {
            o.env_files.push((file, false));
            Ok(())
        }),
    ),
    (
        &["--conditions", "-C"],
        Takes::Value(|o, name| {
            o.conditions.push(name);
            Ok(())
        }),
    ),
    (&["--input-type"], Takes::Value(set_input_type)),
    (
        &["--unhandled-rejections"],
        Takes::Value(set_unhandled_rejections),
    ),
    (
        &["--disable-warning"],
        Takes::Value(|o, name| {
            o.disable_warnings.push(name);
            Ok(())
        }),
    ),
    (&["--warnings"], Takes::Switch(|o, on| o.no_warnings = !on)),
    (&["--deprecation"], Takes::Switch(|o, on| o.no_deprecation = !on)),
    (
        &["--trace-warnings"],
        Takes::Switch(|o, on| o.trace_warnings = on),
    ),
    (
        &["--trace-deprecation"],
        Takes::Switch(|o, on| o.trace_deprecation = on),
    ),
    (
        &["--throw-deprecation"],
        Takes::Switch(|o, on| o.throw_deprecation = on),
    ),
    (
        &["--trace-uncaught"],
        Takes::Switch(|o, on| o.trace_uncaught = on),
    ),
    (&["--expose-gc"], Takes::Switch(|o, on| o.expose_gc = on)),
    (
        &["--title"],
        Takes::Value(|o, title| {
            o.title = Some(title);
            Ok(())
        }),
    ),
    (&["--stack-trace-limit"], Takes::Value(set_stack_trace_limit)),
    (&["--preserve-symlinks"], Takes::Switch(|o, on| o.links.kept = on)),
    (
        &["--preserve-symlinks-main"],
        Takes::Switch(|o, on| o.links.kept_for_main = on),
    ),
    (RARE_VALUES, Takes::RareValue),
    (RARE_SWITCHES, Takes::RareSwitch),
    (&["--use-largepages"], Takes::Value(check_large_pages)),
    (
        &["--max-old-space-size-percentage"],
        Takes::Value(check_percentage),
    ),
    (WITHOUT_EFFECT_VALUES, Takes::Value(|_, _| Ok(()))),
    (WITHOUT_EFFECT_SWITCHES, Takes::Switch(|_, _| {})),
    (WITHOUT_EFFECT_OFF, Takes::Off),
];

/// Options of the test runner: <https://nodejs.org/docs/latest-v26.x/api/cli.html#--test>
const TEST_VALUES: &[&str] = &[
    "--test-concurrency",
    "--test-global-setup",
    "--test-isolation",
    "--test-name-pattern",
    "--test-reporter",
    "--test-reporter-destination",
    "--test-shard",
    "--test-skip-pattern",
    "--test-timeout",
];

const TEST_SWITCHES: &[&str] = &["--test-force-exit", "--test-only", "--test-update-snapshots"];

/// Whether an option may come from `NODE_OPTIONS`; `name` is as the table has it.
pub(crate) fn may_come_from_environment(name: &str) -> bool {
    !LINE_ONLY.contains(&name)
}

/// What `process.allowedNodeEnvironmentFlags` names.
pub(crate) fn environment_flags() -> Vec<&'static str> {
    let names = TABLE
        .iter()
        .filter(|(_, takes)| !matches!(takes, Takes::Off))
        .flat_map(|(names, _)| names.iter().copied());
    names
        .filter(|name| may_come_from_environment(name) && *name != "--linked")
        .collect()
}

/// What may not come from `NODE_OPTIONS`.
const LINE_ONLY: &[&str] = &[
    "--test",
    "--eval",
    "-e",
    "--print",
    "-p",
    "-pe",
    "--check",
    "-c",
    "--run",
    "--interactive",
    "-i",
    "--version",
    "-v",
    "--help",
    "-h",
    "--env-file",
    "--env-file-if-exists",
    "--listen",
    "--token-file",
    "--tls-cert",
    "--tls-key",
    "--tls-ca",
    "--max-body",
    "--max-requests",
    "--error-stacks",
];

fn set_input_type(options: &mut Options, value: String) -> Result<(), Refusal> {
    const TYPES: [&str; 4] = ["module", "commonjs", "module-typescript", "commonjs-typescript"];
    if !TYPES.contains(&value.as_str()) {
        return Err(Refusal(
            "--input-type must be \"module\",\"commonjs\", \"module-typescript\" or \"commonjs-typescript\""
                .to_owned(),
        ));
    }
    options.input_type = value;
    Ok(())
}

fn set_unhandled_rejections(options: &mut Options, value: String) -> Result<(), Refusal> {
    const MODES: [&str; 5] = ["throw", "strict", "warn", "none", "warn-with-error-code"];
    if !MODES.contains(&value.as_str()) {
        return Err(Refusal("invalid value for --unhandled-rejections".to_owned()));
    }
    options.unhandled_rejections = value;
    Ok(())
}

/// Large pages are the system's affair.
fn check_large_pages(_: &mut Options, value: String) -> Result<(), Refusal> {
    if ["off", "on", "silent"].contains(&value.as_str()) {
        return Ok(());
    }
    Err(Refusal("invalid value for --use-largepages".to_owned()))
}

/// The engine sizes its own heap.
fn check_percentage(_: &mut Options, value: String) -> Result<(), Refusal> {
    match value.parse::<f64>() {
        Ok(percentage) if percentage > 0.0 && percentage <= 100.0 => Ok(()),
        _ => Err(Refusal(format!(
            "--max-old-space-size-percentage must be greater than 0 and up to 100. Got: {value}"
        ))),
    }
}

fn set_stack_trace_limit(options: &mut Options, value: String) -> Result<(), Refusal> {
    let limit = value
        .parse()
        .map_err(|_| Refusal(format!("bad option: --stack-trace-limit={value}")))?;
    options.stack_trace_limit = Some(limit);
    Ok(())
}
