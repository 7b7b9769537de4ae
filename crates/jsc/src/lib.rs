//! A safe binding of JavaScriptCore.
//!
//! Goals, in this order:
//! 1. Misuse is a compile error. A [`Local`] is branded with the [`Scope`] it was made in, so it can neither be kept after the scope
//!    nor sent to another OS thread nor held across an `.await`; what must live longer becomes a [`Global`]. `tests/compile_fail` holds each.
//! 2. A panic in a native function never crosses C: it is caught, JS unwinds, and it goes on at the entry ([`Vm::enter`], see `function.rs`).
//! 3. Little between a native function and the engine: a function item is its own trampoline, a `Local` is one word.
//!
//! Rejected: registering every `Local` in a root list as V8 does. JavaScriptCore scans the machine stack conservatively, so values
//! held by locals, arguments and return values are seen. Values in the Rust heap are **not**: keep a [`Global`] there.
//!
//! Not modelled: several VMs on one OS thread being entered at the same time.

mod array_buffer;
mod block;
mod bytecode;
mod collections;
mod direct_string;
mod exception;
mod function;
mod further_realm;
mod host_function;
mod internals;
mod interrupt;
mod job_count;
mod layout;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod main_stack;
mod mapped_file;
mod moved_buffer;
mod native_object;
mod plain;
mod process_copy;
mod scope;
mod shared_buffer;
mod static_text;
mod string;
mod value;
mod vm;

pub use array_buffer::{SharedBytes, SharedIntegers, SharedNumbers};
pub use block::Block;
pub use bytecode::{StaticScript, bytecode_version};
pub use exception::{Exception, IntoException};
pub use function::Call;
pub use internals::PromiseState;
pub use interrupt::Interrupter;
pub use layout::Characters;
pub use mapped_file::map_own_file;
pub use moved_buffer::MovedBuffer;
pub use native_object::Native;
pub use plain::{PlainShapes, PlainSink, Stopped};
pub use process_copy::{Copying, prepare_for_copies};
pub use scope::Scope;
pub use shared_buffer::SharedBuffer;
pub use value::{Global, Kind, Local};
pub use vm::{Hold, PollFd, Vm, VmError, end_process, use_signal_for_gc};
