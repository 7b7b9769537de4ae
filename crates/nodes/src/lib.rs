//! Nodes: where calls run. Places calls on the machine's cores, cancels them, and brings the replies back; knows only bytes, never a JS value.
//!
//! # The pieces
//! ```text
//! Caller --submit--> Queue <--pull-- core's OS thread --work--> Executor      (one per core, makes Thread-Nodes)
//!   ^                                                              |
//!   +------------------------- Mailbox <------ Thread::done/failed-+
//! ```
//! - [`Machine`]: this process. Its cores' OS threads start when first needed: call by call one more, until all run.
//! - [`Caller`]: one per OS thread that makes calls; submits, cancels, reads replies, parks.
//! - [`Executor`]: runs calls on one core; the JS side implements it. It pulls [`Thread`]s from its [`Source`] and settles them.
//! - [`Address`], [`Kind`], [`State`], [`Stats`]: how nodes are named and seen.
//!
//! Other machines are places for calls like cores ([`Place::Away`]), and their calls are placed here like anyone's:
//! ```text
//! Caller --submit--> RemoteMachine --Link--> (other process) serve --Caller--> its cores
//!   ^                                            |
//!   +--- Mailbox <--- RemoteMachine <---Link-----+   replies go out on the OS thread of the core that made them
//! ```
//! - [`Link`]: messages over a [`Stream`] of bytes; [`Peer`]: a link at work, both ways; [`Host`]: what a peer wants of its process.
//! - [`RemoteMachine`]: the other end as a place for calls; outlives its links.
//! - [`Process`]: a machine that is a child process, with its [`Supervisor`] and watch over its memory.
//!
//! # Promises, each with a test
//! 1. Every call that was taken gets exactly one last reply, whatever races or dies. ([`Thread`] settles itself when dropped.)
//! 2. A call from outside waits in one queue that every core pulls from; a call made on a core waits in that core's queue, from which idle
//!    cores steal; a call addressed to a core begins there and nowhere else.
//! 3. On each core, the calls of one caller begin in the order in which they were submitted. (Those to one `Place`: addressed calls come first.)
//! 4. A core begins calls while others of its Thread-Nodes wait, up to `concurrency`; and leaves work to an idle core that has far fewer.
//! 5. A cancelled call that had not begun never begins, and its place in the queue is free again. One that had begun ends as
//!    cancelled even if it had a result.
//! 6. Queues are bounded: a call that does not fit is given back, and its caller hears when there is room.
//! 7. A panic in an executor ends that core's Thread-Nodes, tells their callers why, and nothing else.
//! 8. Nobody is woken who is not parked, and one wake-up serves all that comes until the sleeper is awake.
//! 9. When a link ends, for whatever reason, all calls that went over it are settled, each saying whether it had begun; and those that came are cancelled.
//! 10. A process that ends or falls silent is known at once or within 800 ms; it is collected, and nothing of its process group is left.
//!
//! # Not done, on purpose
//! - No pinning of OS threads to processors: "core 2" is an executor and its OS thread; the system places it.
//! - No batches taken from the queue ahead of need: a call in a core's pocket behind a long one would wait although another core is idle.
//! - No second link of a Network-Node: its process there ended with the first, and whoever wants another connects again.

mod address;
mod arrivals;
mod away;
mod beats;
mod call;
mod caller;
mod child;
mod core;
mod dozing;
mod executor;
mod gate;
mod idle;
mod journal;
mod link;
mod machine;
mod mailbox;
#[cfg(all(test, loom))]
mod models;
pub mod network;
mod nook;
mod outbox;
mod peer;
mod pending;
mod picker;
mod process;
mod queue;
mod remote;
mod search;
mod serve;
mod slices;
mod slots;
mod spin;
mod stats;
mod stream;
mod supervisor;
mod sync;
mod ticket;
mod watch;

pub use address::{Address, AddressError, Kind, State};
pub use call::{Beside, Call, CallId, Memory, Outcome, Reply, Slice, Transfer};
pub use caller::{Caller, Cancelled, Park, Place, Refused, Why};
pub use child::{Exit, own_private_memory};
pub use executor::{
    CancelFlag, Control, CoreContext, Executor, Factory, Interrupt, Remote, Source, Thread, Wait,
};
pub use link::{BEAT, Greeting, Handler, Link, MAX_MESSAGE, MISSED, SendError, TICK};
pub use machine::{Machine, Settings};
pub use mailbox::Wake;
pub use peer::{Host, Peer};
pub use pending::{Answer, Figures};
pub use process::{Event, Process, ProcessOptions};
pub use remote::RemoteMachine;
pub use slices::Slices;
pub use stats::Stats;
pub use stream::{Socket, Stream};
pub use supervisor::{Policy, Restart, Supervisor, Verdict};
pub use wire::frame::{FileQuestion, Message, Stream as Output};
