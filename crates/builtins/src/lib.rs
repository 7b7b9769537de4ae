//! The built-in modules: one folder each, one line each in the list below. ARCHITECTURE.md tells how one is made.

use runtime::{Builtin, BuiltinList};

macro_rules! builtins {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// Every built-in module, with its JS as the build script has stripped it.
        pub const BUILTINS: BuiltinList = &[$(&Builtin {
            source: include_str!(concat!(env!("OUT_DIR"), "/", stringify!($module), ".js")),
            ..$module::BUILTIN
        }),*];
    };
}

builtins! {
    assert,
    assert_strict,
    async_hooks,
    buffer,
    console,
    crypto,
    events,
    fs,
    fs_promises,
    internal_abort,
    internal_assertion_error,
    internal_blob,
    internal_buffer,
    internal_console,
    internal_console_rare,
    internal_diff,
    internal_disposal,
    internal_dom_exception,
    internal_dotenv,
    internal_encoding,
    internal_equal,
    internal_errno,
    internal_errors,
    internal_event_target,
    internal_fatal,
    internal_format,
    internal_fs,
    internal_fs_copy,
    internal_fs_dir,
    internal_fs_glob,
    internal_fs_handle,
    internal_glob,
    internal_globals,
    internal_inspect,
    internal_main,
    internal_main_rare,
    internal_language,
    internal_message_channel,
    internal_mime,
    internal_parse_args,
    internal_performance,
    internal_process,
    internal_signals,
    internal_stack,
    internal_stdio,
    internal_structured_clone,
    internal_style,
    internal_types,
    internal_url,
    internal_validators,
    internal_warnings,
    internal_wire,
    internal_wire_decode,
    internal_wire_encode,
    module,
    os,
    path,
    path_posix,
    path_win32,
    perf_hooks,
    process,
    querystring,
    roata,
    string_decoder,
    timers,
    timers_promises,
    tty,
    url,
    util,
    util_types,
}

pub use process::{Flags, Launch, set_launch};
