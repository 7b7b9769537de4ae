//! Random programs of everything that schedules: ticks, jobs, timers, immediates, emitters, signals, files, children, streams, one in the other.

use crate::grammar::{Sentences, Subject};
use crate::prelude::{self, Prelude};

/// See `grammars/turns.txt`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn;

impl Subject for Turn {
    const PRELUDE: &'static Prelude = &prelude::TURNS;
    const RULES: &'static str = include_str!("grammars/turns.txt");
    const MAKES: (u32, u32) = (3, 7);
}

pub type Turns = Sentences<Turn>;
