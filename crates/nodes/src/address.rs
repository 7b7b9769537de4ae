//! Addresses, kinds and states of nodes.

use std::fmt;
use std::str::FromStr;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A process, with all its cores.
    Machine,
    /// One core of a machine.
    Core,
    /// One running async function.
    Thread,
    /// The network interface of a node.
    Network,
}

impl Kind {
    /// As JS reads it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Machine => "machine",
            Self::Core => "core",
            Self::Thread => "thread",
            Self::Network => "network",
        }
    }
}

/// Where a node is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Not ready for work yet. A core that nobody needed so far is starting.
    Starting,
    /// Takes work.
    Running,
    /// Takes no new work; ends what it has.
    Stopping,
    /// Over.
    Exited,
}

impl State {
    /// As JS reads it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Starting => "starting",
            Self::Running => "running",
            Self::Stopping => "stopping",
            Self::Exited => "exited",
        }
    }
}

/// `roata://<machine>[/core/<n>[/thread/<n>]]`. Cores count from 1, Thread-Nodes from 1 on each core.
///
/// The machine's name is a host, a `host:port` or a process's own name: anything without `/`, space or control characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    machine: String,
    core: Option<u32>,
    thread: Option<u64>,
}

/// A text that is no address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{text}' is not a node's address: {why}")]
pub struct AddressError {
    text: String,
    why: &'static str,
}

const SCHEME: &str = "roata://";

impl Address {
    /// The address of a machine.
    ///
    /// # Errors
    /// If the name is empty or has a character that addresses cannot have.
    pub fn machine(name: &str) -> Result<Self, AddressError> {
        format!("{SCHEME}{name}")
            .parse()
            .and_then(|address: Self| match address.core {
                None => Ok(address),
                Some(_) => Err(AddressError {
                    text: name.into(),
                    why: "a machine's name has no '/'",
                }),
            })
    }

    /// The address of a core of this machine.
    #[must_use]
    pub fn core(&self, core: u32) -> Self {
        Self {
            machine: self.machine.clone(),
            core: Some(core),
            thread: None,
        }
    }

    /// The address of a Thread-Node on a core of this machine.
    #[must_use]
    pub fn thread(&self, core: u32, thread: u64) -> Self {
        Self {
            machine: self.machine.clone(),
            core: Some(core),
            thread: Some(thread),
        }
    }

    /// The machine's name.
    pub fn machine_name(&self) -> &str {
        &self.machine
    }

    /// The core's number, if it names a core or something on one.
    pub fn core_number(&self) -> Option<u32> {
        self.core
    }

    /// The Thread-Node's number, if it names one.
    pub fn thread_number(&self) -> Option<u64> {
        self.thread
    }

    /// What it names.
    pub fn kind(&self) -> Kind {
        match (self.core, self.thread) {
            (_, Some(_)) => Kind::Thread,
            (Some(_), None) => Kind::Core,
            (None, None) => Kind::Machine,
        }
    }

    /// The node that this one lives in; `None` for a machine, whose parent only its maker knows.
    pub fn parent(&self) -> Option<Self> {
        let core = self.core?;
        Some(match self.thread {
            Some(_) => self.core(core),
            None => Self {
                machine: self.machine.clone(),
                core: None,
                thread: None,
            },
        })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{SCHEME}{}", self.machine)?;
        if let Some(core) = self.core {
            write!(f, "/core/{core}")?;
        }
        if let Some(thread) = self.thread {
            write!(f, "/thread/{thread}")?;
        }
        Ok(())
    }
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let fail = |why| AddressError {
            text: text.into(),
            why,
        };
        let rest = text
            .strip_prefix(SCHEME)
            .ok_or_else(|| fail("it must begin with roata://"))?;
        let mut parts = rest.split('/');
        let machine = parts.next().unwrap_or_default();
        if machine.is_empty() {
            return Err(fail("it names no machine"));
        }
        if machine.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(fail("a machine's name has no spaces or control characters"));
        }
        let core = number_after("core", &mut parts).map_err(fail)?;
        let thread = number_after("thread", &mut parts).map_err(fail)?;
        if parts.next().is_some() {
            return Err(fail("it goes on after the node"));
        }
        let core = core
            .map(u32::try_from)
            .transpose()
            .map_err(|_| fail("the core's number is too large"))?;
        Ok(Self {
            machine: machine.into(),
            core,
            thread,
        })
    }
}

/// Reads `/<word>/<number>` if anything is left.
fn number_after<'t>(
    word: &str,
    parts: &mut impl Iterator<Item = &'t str>,
) -> Result<Option<u64>, &'static str> {
    match parts.next() {
        None => return Ok(None),
        Some(found) if found == word => {}
        Some(_) => return Err("after the machine come /core/<number> and /thread/<number>"),
    }
    let digits = parts.next().ok_or("a number is missing")?;
    let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    let number = digits
        .parse()
        .ok()
        .filter(|_| plain)
        .ok_or("numbers are decimal and begin at 1")?;
    Ok(Some(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_and_reads_back() {
        let machine = Address::machine("host:7070").unwrap();
        for (address, text, kind) in [
            (machine.clone(), "roata://host:7070", Kind::Machine),
            (machine.core(2), "roata://host:7070/core/2", Kind::Core),
            (
                machine.thread(1, 17),
                "roata://host:7070/core/1/thread/17",
                Kind::Thread,
            ),
        ] {
            assert_eq!(address.to_string(), text);
            assert_eq!(text.parse::<Address>().unwrap(), address);
            assert_eq!(address.kind(), kind);
        }
    }

    #[test]
    fn parents_lead_to_the_machine() {
        let machine = Address::machine("m").unwrap();
        assert_eq!(machine.thread(3, 4).parent(), Some(machine.core(3)));
        assert_eq!(machine.core(3).parent(), Some(machine.clone()));
        assert_eq!(machine.parent(), None);
    }

    #[test]
    fn refuses_what_is_no_address() {
        for text in [
            "",
            "host",
            "http://h",
            "roata://",
            "roata://a b",
            "roata://h/",
            "roata://h/core",
            "roata://h/core/",
            "roata://h/core/0",
            "roata://h/core/01",
            "roata://h/core/+1",
            "roata://h/thread/1",
            "roata://h/core/1/core/2",
            "roata://h/core/1/thread/2/x",
            "roata://h/core/4294967296",
        ] {
            assert!(text.parse::<Address>().is_err(), "{text}");
        }
        assert!(Address::machine("a/core/1").is_err());
        assert!(Address::machine("").is_err());
    }
}
