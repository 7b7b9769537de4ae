//! The built-in modules: one folder each, one line each in the list below. ARCHITECTURE.md tells how one is made.

use runtime::{Builtin, BuiltinList};

macro_rules! builtins {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// Every built-in module.
        pub const BUILTINS: BuiltinList = &[$(&$module::BUILTIN as &Builtin),*];
    };
}

builtins! {
    async_hooks,
    buffer,
    events,
    internal_abort,
    internal_buffer,
    internal_dom_exception,
    internal_errno,
    internal_errors,
    internal_event_target,
    internal_format,
    internal_inspect,
    internal_stack,
    internal_style,
    internal_types,
    internal_validators,
    path,
    path_posix,
    path_win32,
    timers_promises,
    util_types,
}
