//! `internal/process`: what of the process object few programs use. Follows <https://nodejs.org/docs/latest-v26.x/api/process.html>

use std::os::unix::process::CommandExt;

use nix::sys::resource::{Usage, UsageWho, getrusage};
use nix::unistd::{Gid, Group, Pid, Uid, User};
use runtime::{Builtin, Call, CallExt, Error, Local, OpsTable, Result, Scope};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/process",
    source: include_str!("internal_process.js"),
    ops,
};

fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("memoryUsage", memory_usage);
    table.add("rss", |call| Ok(call.number(resident_bytes())));
    table.add("usage", usage);
    table.add("availableMemory", |call| Ok(call.number(available_bytes())));
    table.add("constrainedMemory", |call| Ok(call.number(constrained_bytes())));
    table.add("kill", kill);
    table.add("umask", umask);
    table.add("id", id);
    table.add("getgroups", getgroups);
    table.add("setId", set_id);
    table.add("setgroups", setgroups);
    table.add("initgroups", initgroups);
    table.add("userNumber", |call| {
        let name = call.arg_string(0)?;
        let user = User::from_name(&name).ok().flatten();
        Ok(number_or_undefined(call, user.map(|user| user.uid.as_raw())))
    });
    table.add("userName", |call| {
        let user = User::from_uid(Uid::from_raw(call.arg_u32(0))).ok().flatten();
        Ok(user.map_or_else(|| call.undefined(), |user| call.string(&user.name)))
    });
    table.add("groupNumber", |call| {
        let name = call.arg_string(0)?;
        let group = Group::from_name(&name).ok().flatten();
        Ok(number_or_undefined(call, group.map(|group| group.gid.as_raw())))
    });
    table.add("setTitle", |call| {
        let title = call.arg_string(0)?;
        // The system keeps fifteen bytes of it and takes no NUL.
        if let Ok(title) = std::ffi::CString::new(title) {
            let _ = rustix::thread::set_name(&title);
        }
        Ok(call.undefined())
    });
    table.add("abort", |_| {
        crate::internal_pipe::flush_all();
        runtime::stdio::flush();
        std::process::abort()
    });
    table.add("execve", execve);
    table.add("environmentFlags", |call| {
        let names = crate::process::launch().0.environment_flags.map(|list| list());
        let names: Vec<String> = names.unwrap_or_default().into_iter().map(str::to_owned).collect();
        Ok(crate::process::strings(call, &names))
    });
}

/// Numbers that JS has checked to be unsigned 32-bit integers.
trait Unsigned {
    fn arg_u32(&self, index: usize) -> u32;
}

impl Unsigned for Call<'_> {
    fn arg_u32(&self, index: usize) -> u32 {
        // Checked by the JS side; the conversion saturates.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let number = self.arg_f64(index) as u32;
        number
    }
}

fn number_or_undefined<'s>(scope: &Scope<'s>, number: Option<u32>) -> Local<'s> {
    number.map_or_else(|| scope.undefined(), |number| scope.number(f64::from(number)))
}

// ---- memory

/// `memoryUsage()`: `[rss, heapTotal, heapUsed, external, arrayBuffers]`
fn memory_usage<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let heap = call.memory_statistics();
    let mut figure = |name: &'static str| -> Result<f64> {
        let value = call.get(heap, name)?;
        Ok(Some(call.to_number(value))
            .filter(|number| number.is_finite())
            .unwrap_or(0.0))
    };
    let (used, total, external) = (
        figure("heapSize")?,
        figure("heapCapacity")?,
        figure("extraMemorySize")?,
    );
    let figures = [
        call.number(resident_bytes()),
        call.number(total),
        call.number(used),
        call.number(external),
        call.number(external),
    ];
    Ok(call.array(&figures))
}

/// Bytes of the process that are in memory.
fn resident_bytes() -> f64 {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: f64 = statm
        .split(' ')
        .nth(1)
        .and_then(|pages| pages.parse().ok())
        .unwrap_or(0.0);
    // A page's size is a small power of two.
    #[allow(clippy::cast_precision_loss)]
    let size = rustix::param::page_size() as f64;
    pages * size
}

/// Bytes that the process may still take: what the machine has available, within the control group's limit.
fn available_bytes() -> f64 {
    let info = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib: f64 = info
        .lines()
        .find_map(|line| line.strip_prefix("MemAvailable:"))
        .and_then(|rest| rest.trim().trim_end_matches("kB").trim().parse().ok())
        .unwrap_or(0.0);
    let constrained = constrained_bytes();
    (kib * 1024.0).min((constrained - resident_bytes()).max(0.0))
}

/// The control group's limit; 2^64 - 1 where there is none.
fn constrained_bytes() -> f64 {
    const FILES: [&str; 2] = [
        "/sys/fs/cgroup/memory.max",
        "/sys/fs/cgroup/memory/memory.limit_in_bytes",
    ];
    FILES
        .iter()
        .find_map(|file| std::fs::read_to_string(file).ok()?.trim().parse().ok())
        .unwrap_or(18_446_744_073_709_551_615.0)
}

// ---- what it has used

/// `usage(ofThread)`: the sixteen figures of getrusage, in the order in which Node names them; times in microseconds.
fn usage<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let who = if call.arg_bool(0) {
        UsageWho::RUSAGE_THREAD
    } else {
        UsageWho::RUSAGE_SELF
    };
    let usage = getrusage(who).map_err(|errno| Error::from_errno(errno as i32, "getrusage"))?;
    let list = call.array(&[]);
    for (index, figure) in (0..).zip(figures(&usage)) {
        let figure = call.number(figure);
        call.set_index(list, index, figure)?;
    }
    Ok(list)
}

// Counters stay far below 2^53.
#[allow(clippy::cast_precision_loss)]
fn figures(usage: &Usage) -> [f64; 16] {
    let micros = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 * 1e6 + time.tv_usec() as f64;
    let count = |number: std::ffi::c_long| number as f64;
    [
        micros(usage.user_time()),
        micros(usage.system_time()),
        count(usage.max_rss()),
        count(usage.shared_integral()),
        count(usage.unshared_data_integral()),
        count(usage.unshared_stack_integral()),
        count(usage.minor_page_faults()),
        count(usage.major_page_faults()),
        count(usage.full_swaps()),
        count(usage.block_reads()),
        count(usage.block_writes()),
        count(usage.ipc_sends()),
        count(usage.ipc_receives()),
        count(usage.signals()),
        count(usage.voluntary_context_switches()),
        count(usage.involuntary_context_switches()),
    ]
}

// ---- other processes, identity

/// `kill(pid, signal)`: 0 or a negative error number.
fn kill<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (pid, number) = (call.arg_i32(0), call.arg_i32(1));
    // It may be this process.
    crate::internal_pipe::flush_all();
    let signal = match number {
        0 => Ok(None),
        number => nix::sys::signal::Signal::try_from(number).map(Some),
    };
    let outcome = signal.and_then(|signal| nix::sys::signal::kill(Pid::from_raw(pid), signal));
    let errno = outcome.err().map_or(0, |errno| -(errno as i32));
    Ok(call.number(f64::from(errno)))
}

/// `umask(mask?)`: the mask until now.
fn umask<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    use rustix::process::umask;
    let mask = rustix::fs::Mode::from_bits_truncate(call.arg_u32(0));
    let before = umask(mask);
    if call.is_undefined(call.arg(0)) {
        umask(before);
    }
    Ok(call.number(f64::from(before.bits())))
}

/// `id('uid' | 'euid' | 'gid' | 'egid')`
fn id<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let number = match call.arg_string(0)?.as_str() {
        "uid" => Uid::current().as_raw(),
        "euid" => Uid::effective().as_raw(),
        "gid" => Gid::current().as_raw(),
        _ => Gid::effective().as_raw(),
    };
    Ok(call.number(f64::from(number)))
}

fn getgroups<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let groups = nix::unistd::getgroups().map_err(|errno| Error::from_errno(errno as i32, "getgroups"))?;
    let list = call.array(&[]);
    for (index, group) in (0..).zip(groups) {
        let group = call.number(f64::from(group.as_raw()));
        call.set_index(list, index, group)?;
    }
    Ok(list)
}

/// `setId('uid' | 'euid' | 'gid' | 'egid', number)`: 0 or a negative error number.
fn set_id<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let number = call.arg_u32(1);
    let outcome = match call.arg_string(0)?.as_str() {
        "uid" => nix::unistd::setuid(Uid::from_raw(number)),
        "euid" => nix::unistd::seteuid(Uid::from_raw(number)),
        "gid" => nix::unistd::setgid(Gid::from_raw(number)),
        _ => nix::unistd::setegid(Gid::from_raw(number)),
    };
    Ok(errno_of(call, outcome))
}

/// `setgroups(numbers)`: 0 or a negative error number.
fn setgroups<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let list = call.arg(0);
    let length = call.get(list, "length")?;
    let length = call.to_number(length);
    let mut groups = Vec::new();
    // The length of an array that JS has made.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    for index in 0..length as u32 {
        let group = call.get_index(list, index)?;
        groups.push(Gid::from_raw(call.to_number(group) as u32));
    }
    Ok(errno_of(call, nix::unistd::setgroups(&groups)))
}

/// `initgroups(userName, groupNumber)`: 0 or a negative error number.
fn initgroups<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let name = std::ffi::CString::new(call.arg_string(0)?).unwrap_or_default();
    let outcome = nix::unistd::initgroups(&name, Gid::from_raw(call.arg_u32(1)));
    Ok(errno_of(call, outcome))
}

fn errno_of<'s>(scope: &Scope<'s>, outcome: nix::Result<()>) -> Local<'s> {
    let errno = outcome.err().map_or(0, |errno| -(errno as i32));
    scope.number(f64::from(errno))
}

/// `execve(file, args, 'NAME=value' list)`: replaces the process; returns only to throw.
fn execve<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let file = call.arg_string(0)?;
    let args = strings_of(call, 1)?;
    let variables = strings_of(call, 2)?;
    let mut command = std::process::Command::new(&file);
    if let Some((name, rest)) = args.split_first() {
        command.arg0(name).args(rest);
    }
    command.env_clear();
    command.envs(variables.iter().filter_map(|entry| entry.split_once('=')));
    let error = command.exec();
    Err(Error::system(&error, "execve").path(file))
}

fn strings_of(call: &mut Call<'_>, index: usize) -> Result<Vec<String>> {
    let list = call.arg(index);
    let length = call.get(list, "length")?;
    // The length of an array that JS has made.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let length = call.to_number(length) as u32;
    let mut texts = Vec::new();
    for index in 0..length {
        let text = call.get_index(list, index)?;
        texts.push(call.to_text(text)?);
    }
    Ok(texts)
}
