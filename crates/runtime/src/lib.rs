//! The runtime joins engine, event loop and loader: a [`Realm`] is a VM with Node's world in it and a loop that runs it.
//!
//! What built-ins need is here under one roof: [`Builtin`], [`Call`], [`CallExt`], [`Error`].

mod builtin;
mod code_cache;
mod code_file;
mod error;
mod extensions;
pub mod inspection;
mod modules;
mod output_queue;
mod realm;
mod requests;
pub mod stdio;

pub use builtin::{Builtin, BuiltinList, OpsTable};
pub use error::{Class, Error, Result, SystemError};
pub use event_loop::{Activity, Attended, EventLoop, Park, Port, Readiness, Turn, Waker, WatchId};
pub use jsc::{
    Block, Call, Characters, Copying, Exception, Global, Interrupter, IntoException, Kind, Local,
    MovedBuffer, Native, PlainShapes, PlainSink, PollFd, PromiseState, Scope, SharedBuffer, SharedBytes,
    SharedIntegers, SharedNumbers, Stopped, Vm, VmError, prepare_for_copies, use_signal_for_gc,
};
pub use loader;
pub use modules::{
    ITERABLE_STREAMS, ModuleOptions, NODE_MODULES, NodeFunction, SharedNodes, learn_node_functions,
};
pub use realm::{CallExt, LoopSource, Realm, RealmOptions, ScopeExt, Task};

/// Ends the process, when what it has printed is out, without running destructors: the engine's threads are still at work, and its destructors do not wait for them.
pub fn end_process(code: i32) -> ! {
    code_cache::save();
    stdio::flush();
    jsc::end_process(code)
}
