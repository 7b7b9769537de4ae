//! What random programs are about: each subject is a grammar, and the prelude that its programs begin with.

use crate::Outcome;
use crate::grammar::{Sentences, Subject};
use crate::order::{Options, run_of};
use crate::prelude::{self, Prelude};

macro_rules! subjects {
    ($($(#[$about:meta])* $name:literal: $subject:ident, $prelude:ident, $least:literal to $most:literal made, modules: $modules:literal;)*) => {
        $(
            $(#[$about])*
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub struct $subject;

            impl Subject for $subject {
                const PRELUDE: &'static Prelude = &prelude::$prelude;
                const RULES: &'static str = include_str!(concat!("grammars/", $name, ".txt"));
                const MAKES: (u32, u32) = ($least, $most);
                const MODULES: bool = $modules;
            }
        )*

        /// Their names, which are those of their grammars.
        pub const NAMES: &[&str] = &[$($name),*];

        /// Runs `cargo xtask order` for the subject of that name, if there is one.
        pub fn run(name: &str, options: &Options) -> Option<Outcome> {
            match name {
                $($name => Some(run_of::<Sentences<$subject>>(options)),)*
                _ => None,
            }
        }
    };
}

subjects! {
    /// Everything that schedules: ticks, jobs, timers, immediates, emitters, signals, files, children, streams, one in the other.
    "turns": Turns, TURNS, 3 to 7 made, modules: true;
    /// Node streams that come from everywhere: composed, converted, iterated, aborted, and failing in every state.
    "flows": Flows, FLOWS, 1 to 4 made, modules: true;
    /// Web streams: sources, byte sources, sinks and transformers that fail and wait, pipes, tees, readers of both kinds.
    "webs": Webs, WEBS, 1 to 4 made, modules: true;
    /// Message ports, broadcasts and workers: posts, transfers, closes, errors and ends in every state.
    "workers": Dialogues, WORKERS, 2 to 5 made, modules: false;
    /// One connection, and what its two sides do at any moment.
    "sockets": Connections, SOCKETS, 1 to 1 made, modules: false;
    /// The language's own asynchrony: async generators, promise-like values, subclassed promises, combinators, iterators that are closed.
    "language": Language, TURNS, 2 to 5 made, modules: true;
    /// How programs end: errors and rejections that nobody catches, their handlers, exits from everywhere.
    "endings": Endings, ENDINGS, 2 to 4 made, modules: true;
    /// Modules that import and require each other, in circles, with awaits at the top level and errors.
    "graphs": Graphs, GRAPHS, 5 to 5 made, modules: false;
    /// Timers, intervals, immediates and their promises: cleared, refreshed, unreferenced, aborted.
    "clocks": Clocks, TURNS, 3 to 7 made, modules: true;
    /// Emitters, event targets and abort signals.
    "emitters": Emitters, TURNS, 3 to 7 made, modules: true;
    /// Files, children, servers, compressors and readers of lines, one after the other.
    "systems": Systems, TURNS, 1 to 3 made, modules: true;
    /// What console.log and util.inspect make of odd values.
    "prints": Prints, PRINTS, 2 to 5 made, modules: true;
}
