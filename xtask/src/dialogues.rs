//! Random programs of message ports, broadcasts and workers: posts, transfers, closes, errors and ends in every state.

use crate::grammar::{Sentences, Subject};
use crate::prelude::{self, Prelude};

/// See `grammars/workers.txt`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialogue;

impl Subject for Dialogue {
    const PRELUDE: &'static Prelude = &prelude::WORKERS;
    const RULES: &'static str = include_str!("grammars/workers.txt");
    const MAKES: (u32, u32) = (2, 5);
}

pub type Dialogues = Sentences<Dialogue>;
