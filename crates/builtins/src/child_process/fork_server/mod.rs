//! The fork server: a process of this program's own in which the runtime is started and nothing runs, and of which the children of `fork()` are copies.
//!
//! To start an engine takes ten times as long as to copy a process in which one is started; and what copies do not write to they share. So the children
//! of a program that forks one after the other are made by a server, which is started with the second of them (a program that forks once pays nothing,
//! one that forks all its children at once neither) and ends when nobody has forked for a while.
//! While nobody asks it runs a module and a script that do nothing (`internal_rehearsal`), so that copies find compiled what every start calls.
//!
//! Nobody can tell such a child from another: the system makes it a child of this process, not of the server (`CLONE_PARENT`); its descriptors, working
//! directory, arguments, environment and clocks are those asked for; limits, owner, priority and the like are compared before (`Surroundings`), and
//! whatever differs, as do options that this cannot do, leads to the usual way.
//!
//! ```text
//!    parent (client)                       fork server (server)
//!       socket, arguments  -- exec -->     a realm, no program
//!                          <-- ready --
//!       request, descriptors  -->          clone ──> a copy: takes them over, runs the program
//!                          <-- its id --
//! ```

mod client;
mod copy;
mod message;
mod server;
mod surroundings;

pub(super) use client::Forks;
pub use server::ForkServer;
