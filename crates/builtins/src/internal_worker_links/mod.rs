//! `internal/worker_links`: message ports whose ends are in different realms. See the header of the JavaScript body; `links.rs` is how they are connected.
mod broadcast;
mod links;
mod ops;
mod small;

use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/worker_links",
    source: include_str!("internal_worker_links.js"),
    ops: |table| {
        table.add("open", ops::open);
        table.add("link", ops::link);
        table.add("attach", ops::attach);
        table.add("give", ops::give);
        table.add("close", ops::close);
        table.add("isOver", ops::is_over);
        table.add("send", ops::send);
        table.add("putBack", ops::put_back);
        table.add("receive", ops::receive);
        table.add("sendSmall", small::send_small);
        table.add("sendList", small::send_list);
        table.add("readSmall", small::read_small);
        table.add("pack", ops::pack);
        table.add("unpack", ops::unpack);
        table.add("subscribe", ops::subscribe);
        table.add("broadcast", ops::broadcast);
        table.add("hasOther", ops::has_other);
        table.add("takeBuffer", crate::internal_node_values::transfers::take);
    },
};
