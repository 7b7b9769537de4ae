//! Random programs of sockets: one connection, and what its two sides do at any moment.

use crate::grammar::{Sentences, Subject};
use crate::prelude::{self, Prelude};

/// See `grammars/sockets.txt`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection;

impl Subject for Connection {
    const PRELUDE: &'static Prelude = &prelude::SOCKETS;
    const RULES: &'static str = include_str!("grammars/sockets.txt");
    const MAKES: (u32, u32) = (1, 1);
}

pub type Connections = Sentences<Connection>;
