//! `internal/machines`: machines that are other processes: this process's children, and the one that made it. See the JS; the links and processes
//! themselves are the `nodes` crate's.
mod far_parent;
mod files;
mod host;
mod linked;
mod output;
mod program;
mod spawn;

use runtime::Builtin;

pub use files::MachineFiles;
pub use linked::{Linked, wait_for_questions};
pub use program::open as open_program;
pub(crate) use program::want as want_program;
pub(crate) use files::answer as answer_file;
pub(crate) use linked::{level, limits};
pub(crate) use spawn::{OwnPort, pool};
pub(crate) use host::{ThisProcess, fetch_slice, tell_aborted};
pub use output::flush as flush_output;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/machines",
    source: include_str!("internal_machines.js"),
    ops: |table| {
        table.add("spawn", spawn::spawn);
        table.add("stop", spawn::stop);
        table.add("kill", spawn::kill);
        table.add("lastExit", spawn::last_exit);
        table.add("isOver", spawn::is_over);
        table.add("isChild", spawn::is_child);
        table.add("claim", spawn::claim);
        table.add("coresOf", spawn::cores_of);
        table.add("addressOf", spawn::address_of);
        table.add("stats", spawn::stats);
        table.add("ask", spawn::ask);
        table.add("parent", linked::parent);
        table.add("answer", program::answer);
        table.add("isProgram", |call| {
            let is_program = crate::internal_node_calls::calls::CallerState::of(call).core() == 0;
            Ok(call.boolean(is_program))
        });
    },
};
