//! Random programs of Node streams that come from everywhere: composed, converted, iterated, aborted, and failing in every state.

use crate::grammar::{Sentences, Subject};
use crate::prelude::{self, Prelude};

/// See `grammars/flows.txt`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow;

impl Subject for Flow {
    const PRELUDE: &'static Prelude = &prelude::FLOWS;
    const RULES: &'static str = include_str!("grammars/flows.txt");
    const MAKES: (u32, u32) = (1, 4);
}

pub type Flows = Sentences<Flow>;
