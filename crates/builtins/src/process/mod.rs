//! `node:process`: the process object. Follows <https://nodejs.org/docs/latest-v26.x/api/process.html>
//!
//! What the command line gave is put here once, by [`set_launch`], before the first realm is made. What few programs use is in `internal/process`.

use std::cell::OnceCell;
use std::sync::OnceLock;
use std::time::Instant;

use runtime::{Builtin, Call, Error, Global, Local, OpsTable, Result, Scope, ScopeExt, end_process};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "process",
    source: include_str!("process.js"),
    ops,
};

/// How the process was started.
#[derive(Debug, Default, Clone)]
pub struct Launch {
    /// `process.argv`
    pub argv: Vec<String>,
    /// `process.execArgv`
    pub exec_argv: Vec<String>,
    /// `process.execPath`
    pub exec_path: String,
    /// `process.argv0`
    pub argv0: String,
    /// `process.versions.roata`
    pub version: &'static str,
    /// `process.versions.jsc`
    pub engine_version: &'static str,
    /// What the options say.
    pub flags: Flags,
    /// What `process.allowedNodeEnvironmentFlags` names.
    pub environment_flags: Option<fn() -> Vec<&'static str>>,
    /// Options of the test runner, in order: names without dashes, and values.
    pub test_options: Vec<(String, String)>,
}

/// Options that the process object and its errors and warnings heed.
// Each is an independent switch of the command line.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, Clone)]
pub struct Flags {
    /// `--unhandled-rejections`
    pub unhandled_rejections: String,
    /// off by `--no-warnings`
    pub warnings: bool,
    /// `--trace-warnings`
    pub trace_warnings: bool,
    /// off by `--no-deprecation`
    pub deprecation: bool,
    /// `--trace-deprecation`
    pub trace_deprecation: bool,
    /// `--throw-deprecation`
    pub throw_deprecation: bool,
    /// `--trace-uncaught`
    pub trace_uncaught: bool,
    /// `--disable-warning`, types and codes
    pub disable_warnings: Vec<String>,
    /// `--title`, or the program's name
    pub title: String,
    /// `--stack-trace-limit`
    pub stack_trace_limit: Option<f64>,
    /// `--expose-gc`
    pub expose_gc: bool,
    /// What single built-in modules look for, as `name=value` or `name`
    pub rare: Vec<String>,
}

impl Default for Flags {
    fn default() -> Flags {
        Flags {
            unhandled_rejections: "throw".to_owned(),
            warnings: true,
            trace_warnings: false,
            deprecation: true,
            trace_deprecation: false,
            throw_deprecation: false,
            trace_uncaught: false,
            disable_warnings: Vec::new(),
            title: "roata".to_owned(),
            stack_trace_limit: None,
            expose_gc: false,
            rare: Vec::new(),
        }
    }
}

static LAUNCH: OnceLock<(Launch, Instant)> = OnceLock::new();
static LAUNCH_OF_COPY: OnceLock<(Launch, Instant)> = OnceLock::new();

/// Tells how the process was started; the first call counts.
pub fn set_launch(launch: Launch) {
    let _ = LAUNCH.set((launch, Instant::now()));
}

/// In a copy of the fork server: how it would have been started. The realm is there already, and has read of the server's own what they have in common.
pub fn set_launch_of_copy(launch: Launch) {
    let _ = LAUNCH_OF_COPY.set((launch, Instant::now()));
}

/// How the process was started, and when.
pub(crate) fn launch() -> &'static (Launch, Instant) {
    LAUNCH_OF_COPY
        .get()
        .unwrap_or_else(|| LAUNCH.get_or_init(|| (Launch::default(), Instant::now())))
}

fn ops(table: &mut OpsTable<'_, '_>) {
    table.add_value("argv", |scope| strings(scope, &launch().0.argv));
    table.add_value("execArgv", |scope| strings(scope, &launch().0.exec_argv));
    table.add_value("execPath", |scope| scope.string(&launch().0.exec_path));
    table.add_value("argv0", |scope| scope.string(&launch().0.argv0));
    table.add_value("roataVersion", |scope| scope.string(launch().0.version));
    table.add_value("engineVersion", |scope| scope.string(launch().0.engine_version));
    table.add_value("pid", |scope| scope.number(f64::from(std::process::id())));
    table.add_value("arch", |scope| scope.string(node_architecture()));
    add_flags(table);
    table.add("environment", environment);
    table.add("cwd", cwd);
    table.add("chdir", chdir);
    table.add("hrtime", hrtime);
    table.add("uptime", |call| {
        Ok(call.number(launch().1.elapsed().as_secs_f64()))
    });
    table.add("ppid", |call| {
        let parent = rustix::process::getppid().map_or(0, rustix::process::Pid::as_raw_pid);
        Ok(call.number(f64::from(parent)))
    });
    table.add("reallyExit", really_exit);
    table.add("collectGarbage", |call| {
        call.collect_garbage();
        Ok(call.undefined())
    });
}

/// Adds `flags`, an object of what the options say, to a module's table: one object for all of a realm, so that a worker can have its own.
pub(crate) fn add_flags(table: &mut OpsTable<'_, '_>) {
    table.add_value("flags", |scope| {
        let shared = scope.extension(FlagsObject::default);
        if let Some(object) = shared.0.get() {
            return object.get(scope);
        }
        let object = flags_object(scope, &launch().0.flags);
        let _ = shared.0.set(scope.global_of(object));
        object
    });
}

/// A realm's `flags`.
#[derive(Default)]
struct FlagsObject(OnceCell<Global>);

/// The processor as Node calls it.
fn node_architecture() -> &'static str {
    match std::env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => other,
    }
}

/// `reallyExit(code)`: ends the process now. The shell sees the code's low eight bits.
pub(crate) fn really_exit<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // Exit codes are what JS checked to be integers; the system keeps eight bits of them.
    #[allow(clippy::cast_possible_truncation)]
    let code = (call.to_number(call.arg(0)) as i64 & 0xff) as i32;
    crate::internal_machines::flush_output();
    crate::internal_pipe::flush_all();
    end_process(code)
}

/// `environment()`: names and values by turns.
fn environment<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let list = call.array(&[]);
    let parts = std::env::vars_os().flat_map(|(name, value)| [name, value]);
    for (index, part) in (0..).zip(parts) {
        let part = call.string(&part.to_string_lossy());
        call.set_index(list, index, part)?;
    }
    Ok(list)
}

/// An array of them.
pub(crate) fn strings<'s>(scope: &mut Scope<'s>, texts: &[String]) -> Local<'s> {
    let list = scope.array(&[]);
    for (index, text) in (0..).zip(texts) {
        let text = scope.string(text);
        // Setting an index of an array of our own cannot fail.
        let _ = scope.set_index(list, index, text);
    }
    list
}

fn flags_object<'s>(scope: &mut Scope<'s>, flags: &Flags) -> Local<'s> {
    let object = scope.object();
    let values = [
        ("unhandledRejections", scope.string(&flags.unhandled_rejections)),
        ("warnings", scope.boolean(flags.warnings)),
        ("traceWarnings", scope.boolean(flags.trace_warnings)),
        ("deprecation", scope.boolean(flags.deprecation)),
        ("traceDeprecation", scope.boolean(flags.trace_deprecation)),
        ("throwDeprecation", scope.boolean(flags.throw_deprecation)),
        ("traceUncaught", scope.boolean(flags.trace_uncaught)),
        ("disableWarnings", strings(scope, &flags.disable_warnings)),
        ("title", scope.string(&flags.title)),
        ("stackTraceLimit", optional_number(scope, flags.stack_trace_limit)),
        ("exposeGc", scope.boolean(flags.expose_gc)),
        ("rare", strings(scope, &flags.rare)),
    ];
    for (name, value) in values {
        // Setting a property of a plain object of our own cannot fail.
        let _ = scope.set(object, name, value);
    }
    object
}

fn optional_number<'s>(scope: &Scope<'s>, number: Option<f64>) -> Local<'s> {
    number.map_or_else(|| scope.undefined(), |number| scope.number(number))
}

fn cwd<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let path = std::env::current_dir().map_err(|error| Error::system(&error, "uv_cwd"))?;
    Ok(call.string(&path.to_string_lossy()))
}

/// `chdir(directory)`
fn chdir<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let wanted = call.arg(0);
    let directory = call.to_text(wanted)?;
    std::env::set_current_dir(&directory).map_err(|error| {
        let here = std::env::current_dir().unwrap_or_default();
        Error::system(&error, "chdir")
            .path(here.to_string_lossy())
            .dest(&directory)
    })?;
    Ok(call.undefined())
}

/// `hrtime()`: `[seconds, nanoseconds]` of the monotonic clock.
fn hrtime<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
    // Uptimes in seconds and nanoseconds below 10^9 are exact.
    #[allow(clippy::cast_precision_loss)]
    let parts = [call.number(now.tv_sec as f64), call.number(now.tv_nsec as f64)];
    Ok(call.array(&parts))
}
