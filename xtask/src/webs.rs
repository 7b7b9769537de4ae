//! Random programs of web streams: sources, byte sources, sinks and transformers that fail and wait, pipes, tees, readers of both kinds.

use crate::grammar::{Sentences, Subject};
use crate::prelude::{self, Prelude};

/// See `grammars/webs.txt`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Web;

impl Subject for Web {
    const PRELUDE: &'static Prelude = &prelude::WEBS;
    const RULES: &'static str = include_str!("grammars/webs.txt");
    const MAKES: (u32, u32) = (1, 4);
}

pub type Webs = Sentences<Web>;
