//! What a process takes over from the one that made it, beside what it is started with. A copy of the fork server takes it from the server, which has it
//! from the program as it was then: so it must not have changed since.

use std::ffi::CString;
use std::fs::read_to_string;

/// Lines of `status` that a child inherits.
const STATUS: [&str; 13] = [
    "Umask:", "Uid:", "Gid:", "Groups:", "CapInh:", "CapPrm:", "CapEff:", "CapBnd:", "CapAmb:", "NoNewPrivs:", "Seccomp:",
    "Cpus_allowed:", "Mems_allowed:",
];
/// Fields of `stat`, counted from 0 behind the name: group, session, priority, nice, real-time priority, scheduling policy.
const STAT: [usize; 6] = [2, 3, 15, 16, 37, 38];
const OTHERS: [&str; 3] = ["limits", "cgroup", "oom_score_adj"];

/// Variables that the engine, the libraries or the start of the runtime read, by their beginnings.
const READ_AT_START: [&str; 14] = [
    "G_", "GLIBC_", "HOME=", "ICU_", "JSC_", "LANG", "LC_", "LD_", "MALLOC_", "NODE_", "ROATA_", "TZ", "UV_", "XDG_",
];
/// Of those, the ones that are read when the program begins.
const READ_LATER: [&str; 3] = ["NODE_CHANNEL_FD=", "NODE_CHANNEL_SERIALIZATION_MODE=", "NODE_UNIQUE_ID="];

/// As texts, to be compared.
#[derive(PartialEq, Eq)]
pub(super) struct Surroundings(Vec<String>);

impl Surroundings {
    /// Of the OS thread that asks; `None` if the system does not tell.
    pub(super) fn now() -> Option<Surroundings> {
        let status = read_to_string("/proc/thread-self/status").ok()?;
        let mut texts: Vec<String> = status
            .lines()
            .filter(|line| STATUS.iter().any(|name| line.starts_with(name)))
            .map(str::to_owned)
            .collect();
        let stat = read_to_string("/proc/thread-self/stat").ok()?;
        let (_, fields) = stat.rsplit_once(')')?;
        let fields: Vec<&str> = fields.split_ascii_whitespace().collect();
        for index in STAT {
            texts.push((*fields.get(index)?).to_owned());
        }
        for name in OTHERS {
            texts.push(read_to_string(format!("/proc/self/{name}")).unwrap_or_default());
        }
        Some(Surroundings(texts))
    }
}

/// The variables of a child that its start depends on, in order.
pub(super) fn read_at_start(env: &[CString]) -> Vec<CString> {
    let begins = |text: &CString, names: &[&str]| names.iter().any(|name| text.to_bytes().starts_with(name.as_bytes()));
    let mut pairs: Vec<CString> = env
        .iter()
        .filter(|pair| begins(pair, &READ_AT_START) && !begins(pair, &READ_LATER))
        .cloned()
        .collect();
    pairs.sort();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surroundings_stay_what_they_are_until_something_changes() {
        let before = Surroundings::now().expect("Linux tells");
        assert!(Surroundings::now() == Some(before), "nothing has changed");
    }

    #[test]
    fn only_variables_that_the_start_reads_count_and_their_order_does_not() {
        let env = |pairs: &[&str]| pairs.iter().map(|pair| CString::new(*pair).expect("no zeros")).collect::<Vec<_>>();
        let one = env(&["TZ=UTC", "A=1", "LANG=C", "NODE_CHANNEL_FD=3"]);
        let two = env(&["LANG=C", "NODE_CHANNEL_FD=4", "B=2", "TZ=UTC"]);
        assert_eq!(read_at_start(&one), read_at_start(&two));
        assert_ne!(read_at_start(&one), read_at_start(&env(&["LANG=C", "TZ=CET"])));
    }
}
