//! `testkit`: what the tests of every crate share; it is a dev-dependency only.
//!
//! [`Rig`] runs a process and leaves nothing of it behind. [`Program`] is one golden program of `tests/order`,
//! and [`Suite`] runs many of them against one runtime and reports what differs.

mod diff;
mod garbage;
mod golden;
mod guard;
mod process;
mod scratch;
mod suite;

pub use diff::diff;
pub use garbage::Garbage;
pub use golden::{Program, Stderr};
pub use guard::Guarded;
pub use process::{Ending, Outcome, Rig};
pub use scratch::{Scratch, cache_folder, plain_environment};
pub use suite::{Report, Suite, in_parallel};
