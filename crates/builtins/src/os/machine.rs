//! What the system tells about the machine and its user. Knows no JS.

use std::io;

use nix::ifaddrs::{InterfaceAddress, getifaddrs};
use nix::unistd::User;
use rustix::process::{Pid, getgid, getpriority_process, getuid, setpriority_process};
use rustix::system::{sysinfo, uname};

/// sysname, release, version, machine and nodename of uname(2).
pub(crate) fn names() -> [String; 5] {
    let names = uname();
    [
        names.sysname(),
        names.release(),
        names.version(),
        names.machine(),
        names.nodename(),
    ]
    .map(|name| name.to_string_lossy().into_owned())
}

/// Total and free memory (bytes), uptime (s), load averages of 1, 5 and 15 minutes.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn figures() -> [f64; 6] {
    let info = sysinfo();
    let unit = f64::from(info.mem_unit.max(1));
    let load = info.loads.map(|load| load as f64 / 65536.0);
    let free = available_memory().unwrap_or(info.freeram as f64 * unit);
    [
        info.totalram as f64 * unit,
        free,
        uptime().unwrap_or(info.uptime as f64),
        load[0],
        load[1],
        load[2],
    ]
}

/// What /proc/meminfo calls available, in bytes.
fn available_memory() -> Option<f64> {
    let text = read("/proc/meminfo")?;
    let line = text.lines().find(|line| line.starts_with("MemAvailable:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? * 1024.0)
}

fn uptime() -> Option<f64> {
    read("/proc/uptime")?.split_whitespace().next()?.parse().ok()
}

#[allow(clippy::disallowed_methods)]
fn read(path: &str) -> Option<String> {
    std::fs::read_to_string(path).ok()
}

/// JSON: a list of `{ model, speed, times: { user, nice, sys, idle, irq } }`, times in ms.
pub(crate) fn cpus() -> String {
    let info = read("/proc/cpuinfo").unwrap_or_default();
    let models: Vec<&str> = fields(&info, "model name").collect();
    let speeds: Vec<&str> = fields(&info, "cpu MHz").collect();
    let stat = read("/proc/stat").unwrap_or_default();
    let ticks = stat
        .lines()
        .filter(|line| line.starts_with("cpu") && !line.starts_with("cpu "));
    let all: Vec<String> = ticks
        .enumerate()
        .map(|(i, line)| cpu(line, models.get(i), speeds.get(i)))
        .collect();
    format!("[{}]", all.join(","))
}

fn fields<'a>(info: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    info.lines()
        .filter(move |line| line.starts_with(name))
        .filter_map(|line| Some(line.split_once(':')?.1.trim()))
}

/// One line of /proc/stat; its numbers are hundredths of a second.
fn cpu(line: &str, model: Option<&&str>, speed: Option<&&str>) -> String {
    let ticks: Vec<u64> = line
        .split_whitespace()
        .skip(1)
        .map(|tick| tick.parse().unwrap_or(0))
        .collect();
    let ms = |i: usize| ticks.get(i).copied().unwrap_or(0) * 10;
    let speed: f64 = speed.and_then(|speed| speed.parse().ok()).unwrap_or(0.0);
    format!(
        r#"{{"model":{},"speed":{},"times":{{"user":{},"nice":{},"sys":{},"idle":{},"irq":{}}}}}"#,
        quoted(model.copied().unwrap_or("unknown")),
        speed.trunc(),
        ms(0),
        ms(1),
        ms(2),
        ms(3),
        ms(5)
    )
}

/// Text as JSON.
fn quoted(text: &str) -> String {
    let mut json = String::from('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => json.extend(['\\', char]),
            char if char < ' ' => json.push_str(&format!("\\u{:04x}", u32::from(char))),
            char => json.push(char),
        }
    }
    json.push('"');
    json
}

/// JSON: a list of `{ name, address, netmask, family, mac, internal, scopeid? }` of the interfaces that are up.
pub(crate) fn interfaces() -> io::Result<String> {
    let all: Vec<InterfaceAddress> = getifaddrs()?.collect();
    let shown: Vec<String> = all
        .iter()
        .filter(|one| is_up(one))
        .filter_map(|one| address(one, &all))
        .collect();
    Ok(format!("[{}]", shown.join(",")))
}

fn is_up(one: &InterfaceAddress) -> bool {
    use nix::net::if_::InterfaceFlags;
    one.flags
        .contains(InterfaceFlags::IFF_UP | InterfaceFlags::IFF_RUNNING)
}

fn address(one: &InterfaceAddress, all: &[InterfaceAddress]) -> Option<String> {
    let (storage, mask) = (one.address.as_ref()?, one.netmask.as_ref());
    let (address, netmask, family, scope) = if let Some(v4) = storage.as_sockaddr_in() {
        let mask = mask
            .and_then(|mask| mask.as_sockaddr_in())
            .map_or_else(String::new, |mask| mask.ip().to_string());
        (v4.ip().to_string(), mask, "IPv4", String::new())
    } else {
        let v6 = storage.as_sockaddr_in6()?;
        let mask = mask
            .and_then(|mask| mask.as_sockaddr_in6())
            .map_or_else(String::new, |mask| mask.ip().to_string());
        (
            v6.ip().to_string(),
            mask,
            "IPv6",
            format!(r#","scopeid":{}"#, v6.scope_id()),
        )
    };
    let internal = one.flags.contains(nix::net::if_::InterfaceFlags::IFF_LOOPBACK);
    Some(format!(
        r#"{{"name":{},"address":"{address}","netmask":"{netmask}","family":"{family}","mac":"{}","internal":{internal}{scope}}}"#,
        quoted(&one.interface_name),
        hardware_address(&one.interface_name, all)
    ))
}

fn hardware_address(name: &str, all: &[InterfaceAddress]) -> String {
    let link = all
        .iter()
        .filter(|one| one.interface_name == name)
        .find_map(|one| one.address.as_ref()?.as_link_addr()?.addr());
    link.unwrap_or_default()
        .map(|byte| format!("{byte:02x}"))
        .join(":")
}

/// A user of the system.
pub(crate) struct Account {
    pub(crate) uid: u32,
    pub(crate) gid: u32,
    pub(crate) name: String,
    pub(crate) home: String,
    pub(crate) shell: String,
}

/// The user this process runs as.
pub(crate) fn user() -> Option<Account> {
    let user = User::from_uid(nix::unistd::Uid::from_raw(getuid().as_raw())).ok()??;
    Some(Account {
        uid: user.uid.as_raw(),
        gid: getgid().as_raw(),
        name: user.name,
        home: user.dir.to_string_lossy().into_owned(),
        shell: user.shell.to_string_lossy().into_owned(),
    })
}

/// The priority of a process (0: this one), or errno.
pub(crate) fn get_priority(pid: i32) -> Result<i32, i32> {
    getpriority_process(process(pid)?).map_err(rustix::io::Errno::raw_os_error)
}

/// Sets the priority of a process (0: this one), or errno.
pub(crate) fn set_priority(pid: i32, priority: i32) -> Result<(), i32> {
    setpriority_process(process(pid)?, priority).map_err(rustix::io::Errno::raw_os_error)
}

/// No process has a negative number.
fn process(pid: i32) -> Result<Option<Pid>, i32> {
    if pid < 0 {
        Err(libc::ESRCH)
    } else {
        Ok(Pid::from_raw(pid))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_what_json_cannot_hold() {
        assert_eq!(quoted("a\"\\\n"), r#""a\"\\\u000a""#);
    }

    #[test]
    fn reads_a_line_of_ticks() {
        let json = cpu("cpu0 1 2 3 4 5 6 7", Some(&"Intel"), Some(&"2399.998"));
        assert_eq!(
            json,
            r#"{"model":"Intel","speed":2399,"times":{"user":10,"nice":20,"sys":30,"idle":40,"irq":60}}"#
        );
    }
}
