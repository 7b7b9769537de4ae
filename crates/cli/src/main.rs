//! The binary `roata`: arguments and wiring only.
//!
//! A realm is made, the program started in it, the loop turned until nothing keeps it alive; then 'exit', and the process ends at once,
//! because the engine's threads are still at work.

#[cfg(deferred_libraries)]
mod deferred;
mod engine;
mod node_options;
mod options;
mod plan;
mod rare_options;
mod symlinks;
mod table;
mod without_effect;

use std::path::PathBuf;
use std::sync::Arc;

use builtins::{DoorOptions, ForkServer, Linked, MachineFiles};
use node_options::NodeWish;
use plan::{Plan, Program, Wish, is_on, wish};
use runtime::loader::{Disk, Files, Loader};
use runtime::{
    Exception, ITERABLE_STREAMS, IntoException, Local, ModuleOptions, NODE_MODULES, Realm, RealmOptions,
    Scope, ScopeExt, SharedNodes, end_process,
};

/// Arguments that cannot be understood, as Node has it.
const INVALID_ARGUMENT: i32 = 9;

/// The engine suspends its threads by this signal. SIGUSR1, which it would take, belongs to programs.
const GC_SIGNAL_ABOVE_RTMIN: i32 = 5;

const HELP: &str = "Usage: roata [options] [ FILE | - ] [arguments]
       roata node --listen ADDRESS [options]      a machine for others to use: roata node --help

Runs a JavaScript or TypeScript program (.js .cjs .mjs .ts .cts .mts .json), or the text on standard input.

Options:
  -                              the program is on standard input
  --                             ends the options
  -c, --check                    parse FILE, run nothing
  --run NAME                     a script of the nearest package.json; -- ARGUMENTS
  -i, --interactive              a prompt, also where standard input is no terminal
  -C, --conditions=NAME          a further condition for packages' exports and imports
  --disable-warning=CODE|TYPE    silence these warnings
  -e, --eval TEXT                run TEXT
  --env-file=FILE                set variables from FILE
  --env-file-if-exists=FILE      the same, if it is there
  --expose-gc                    the global function gc()
  -h, --help                     this text
  --error-stacks                 the door's errors show their stacks
  --import=MODULE                import MODULE first
  --input-type=TYPE              TEXT or standard input is 'commonjs' or 'module'
  --listen ADDRESS               the door: FILE's exported async functions over HTTP (POST /fn/NAME)
  --max-body BYTES               the longest request the door takes (16 MiB)
  --max-requests N               requests that the door has open at once (1024)
  --no-deprecation               silence deprecations
  --no-warnings                  silence warnings
  -p, --print [TEXT]             run TEXT and print its value
  -r, --require MODULE           require MODULE first
  --stack-trace-limit=N          frames in a stack
  --test [PATTERN…]              run files of tests, a process each; --test-name-pattern, --test-only,
                                 --test-reporter (spec, tap, dot, junit or a module) and more, as in Node
  --throw-deprecation            a deprecation is an error
  --title=TITLE                  the process's title
  --tls-cert FILE, --tls-key FILE, --tls-ca FILE
                                 the door speaks TLS; with --tls-ca clients must show a certificate
  --token-file FILE              the door demands this token (or that of ROATA_DOOR_TOKEN)
  --trace-deprecation            show where deprecated calls are
  --trace-uncaught               show where thrown values come from
  --trace-warnings               show where warnings come from
  --unhandled-rejections=MODE    throw, strict, warn, none or warn-with-error-code
  -v, --version                  the versions
  --watch                        run FILE anew whenever it, or a module of it, has changed
  --watch-path=PATH              the same for what is below PATH

NODE_OPTIONS may hold options too, NODE_PATH folders of modules.
";

fn main() {
    engine::leave_outdated_copy();
    let server = ForkServer::of_process();
    let arguments: Vec<String> = std::env::args_os()
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    if node_options::is_node(arguments.get(1..).unwrap_or_default()) {
        node(&arguments[2..]);
    }
    let name = arguments.first().cloned().unwrap_or_default();
    match wish(arguments) {
        Ok(Wish::Run(plan)) => match server {
            Some(server) => run_as_copies(server, &plan),
            None => run(*plan),
        },
        Ok(Wish::Version) => println!(
            "roata {} (Node.js v26.10.0, JavaScriptCore {})",
            env!("CARGO_PKG_VERSION"),
            env!("ROATA_ENGINE_VERSION")
        ),
        Ok(Wish::Help) => print!("{HELP}"),
        Err(refusal) => {
            eprintln!("{name}: {}", refusal.0);
            std::process::exit(INVALID_ARGUMENT);
        }
    }
}

/// `roata node`.
fn node(arguments: &[String]) -> ! {
    match node_options::parse(arguments) {
        Ok(NodeWish::Listen(options)) => {
            if let Err(why) = builtins::listen_as_node(&options) {
                eprintln!("roata node: {why}");
                std::process::exit(1);
            }
        }
        Ok(NodeWish::Help) => print!("{}", node_options::HELP),
        Err(refusal) => {
            eprintln!("roata node: {}", refusal.0);
            std::process::exit(INVALID_ARGUMENT);
        }
    }
    std::process::exit(0)
}

/// As a fork server: makes a realm for programs with these options, and runs in each copy of this process what that one is asked for.
fn run_as_copies(server: ForkServer, plan: &Plan) {
    if plan.door.is_some() || plan.linked.is_some() {
        end_process(1);
    }
    let realm = start(plan);
    let arguments = realm.enter(|scope| server.serve(scope));
    match wish(arguments) {
        Ok(Wish::Run(plan)) => {
            builtins::set_launch_of_copy(plan.launch.clone());
            if realm.has_loaded("process") && !realm.enter(builtins::renew_process) {
                end_process(1);
            }
            run_in(&realm, &plan);
        }
        _ => end_process(INVALID_ARGUMENT),
    }
}

fn run(plan: Plan) {
    if let Some(door) = &plan.door {
        open_door(door);
    }
    let realm = start(&plan);
    run_in(&realm, &plan);
}

/// The realm of a program with these options.
fn start(plan: &Plan) -> Realm {
    runtime::use_signal_for_gc(libc::SIGRTMIN() + GC_SIGNAL_ABOVE_RTMIN);
    builtins::set_launch(plan.launch.clone());
    let options = realm_options(plan);
    if let Some(linked) = &plan.linked {
        link(linked, &plan.program, &options.modules);
    }
    match Realm::new(options) {
        Ok(realm) => realm,
        Err(error) => {
            eprintln!("roata: {error}");
            end_process(1);
        }
    }
}

/// Runs the program to its end.
fn run_in(realm: &Realm, plan: &Plan) {
    realm.keep_code_at_end();
    if plan.linked.is_some() {
        realm.enter(|scope| builtins::open_program(scope));
    }
    call_main(realm, "internal/main", "run", Some(plan));
    loop {
        realm.run_loop();
        if plan.linked.is_some() || realm.has_loaded("process") {
            call_main(realm, "internal/ending", "beforeExit", None);
        }
        if !realm.is_alive() {
            break;
        }
    }
    if ends_silently(realm, plan) {
        builtins::flush_output();
        end_process(0);
    }
    call_main(realm, "internal/ending", "finish", None);
    call_main(realm, "internal/ending", "end", None);
    // `end` does not come back.
    end_process(1)
}

/// Without a process object nobody listens to its events, and its exit code has not been set; without ES modules nothing can be pending.
fn ends_silently(realm: &Realm, plan: &Plan) -> bool {
    plan.linked.is_none() && !realm.has_loaded("process") && !realm.has_loaded("internal/modules_esm")
}

/// Before the program runs: it may be that it must not.
fn open_door(door: &DoorOptions) {
    if let Err(why) = builtins::set_door(door) {
        eprintln!("roata: {why}");
        std::process::exit(1);
    }
}

/// Makes this process a Machine-Node. One without a program has cores only, until somebody asks for more.
fn link(linked: &Linked, program: &Program, modules: &ModuleOptions) {
    if let Err(error) = linked.clone().begin(modules) {
        eprintln!("roata: this is no process that Roata has made: {error}");
        end_process(1);
    }
    if *program == Program::Serve {
        builtins::wait_for_questions();
    }
}

fn realm_options(plan: &Plan) -> RealmOptions {
    let has_iterable_streams = is_on(&plan.launch.flags.rare, "experimental-stream-iter");
    let builtins = NODE_MODULES
        .iter()
        .filter(|name| has_iterable_streams || !ITERABLE_STREAMS.contains(name))
        .map(|name| (*name).to_owned());
    let folders = std::env::var_os("NODE_PATH").map_or_else(Vec::new, |folders| {
        std::env::split_paths(&folders)
            .filter(|folder| folder.is_absolute())
            .collect::<Vec<PathBuf>>()
    });
    let files: Arc<dyn Files> = match plan.linked {
        Some(_) => Arc::new(MachineFiles::new()),
        None => Arc::new(Disk),
    };
    let files = plan.links.over(files, plan.program.main_file());
    let loader = Loader::new(files, builtins, &plan.conditions, folders);
    RealmOptions {
        builtins: builtins::BUILTINS,
        modules: ModuleOptions {
            loader: Arc::new(loader),
            nodes: SharedNodes::default(),
        },
    }
}

/// Calls a function of a built-in as the loop calls back: its errors are uncaught exceptions, ticks and promise jobs follow.
fn call_main(realm: &Realm, builtin: &str, function: &'static str, plan: Option<&Plan>) {
    realm.enter(|scope| {
        let called = find(scope, builtin, function).and_then(|function| {
            let argument = match plan {
                Some(plan) => plan_object(scope, plan)?,
                None => scope.undefined(),
            };
            scope.invoke(function, &[argument]);
            Ok(())
        });
        if let Err(error) = called {
            let error = error.value(scope);
            let text = scope.to_text(error).unwrap_or_default();
            eprintln!("roata: {text}");
            end_process(1);
        }
    });
}

fn find<'s>(scope: &mut Scope<'s>, builtin: &str, function: &'static str) -> Result<Local<'s>, Exception> {
    let exports = scope.require(builtin).map_err(|error| {
        let error = error.into_exception(scope);
        Exception::new(scope, error)
    })?;
    scope.get(exports, function)
}

/// The plan as `internal/main` takes it.
fn plan_object<'s>(scope: &mut Scope<'s>, plan: &Plan) -> Result<Local<'s>, Exception> {
    let object = scope.object();
    let (kind, name, text) = match &plan.program {
        Program::File(path) => ("file", "file", path),
        Program::Check(path) => ("check", "file", path),
        Program::Eval(text) => ("eval", "text", text),
        Program::Stdin(text) => ("stdin", "text", text),
        Program::CheckText(text) => ("check-text", "text", text),
        Program::Tests(_) => ("tests", "text", &String::new()),
        Program::Serve => ("serve", "text", &String::new()),
        Program::Url(url) => ("url", "text", url),
        Program::Prompt => ("prompt", "text", &String::new()),
        Program::Script(name) => ("script", "script", name),
        Program::Watch(script) => ("watch", "script", script),
    };
    let (kind, text) = (scope.string(kind), scope.string(text));
    scope.set(object, "kind", kind)?;
    scope.set(object, name, text)?;
    let print = scope.boolean(plan.print);
    scope.set(object, "print", print)?;
    let is_machine_node = scope.boolean(plan.linked.is_some());
    scope.set(object, "isMachineNode", is_machine_node)?;
    let is_watched = scope.boolean(plan.is_watched);
    scope.set(object, "isWatched", is_watched)?;
    let has_door = scope.boolean(plan.door.is_some());
    scope.set(object, "hasDoor", has_door)?;
    let input_type = scope.string(&plan.input_type);
    scope.set(object, "inputType", input_type)?;
    for (name, list) in [
        ("requires", plan.requires.as_slice()),
        ("imports", &plan.imports),
        ("envFiles", &plan.env_files),
        ("patterns", plan.program.patterns()),
    ] {
        let list = strings(scope, list)?;
        scope.set(object, name, list)?;
    }
    Ok(object)
}

fn strings<'s>(scope: &mut Scope<'s>, texts: &[String]) -> Result<Local<'s>, Exception> {
    let list = scope.array(&[]);
    for (index, text) in (0..).zip(texts) {
        let text = scope.string(text);
        scope.set_index(list, index, text)?;
    }
    Ok(list)
}
