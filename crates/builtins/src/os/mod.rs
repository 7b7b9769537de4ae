//! `node:os`: the machine's names and figures.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/os.html>

mod machine;

use runtime::{Builtin, Call, CallExt, Error, Local, Result};

/// Its JS is `os.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "os",
    source: include_str!("os.js"),
    ops: |table| {
        table.add("names", names);
        table.add("figures", figures);
        table.add("parallelism", parallelism);
        table.add("cpus", |call| Ok(call.string(&machine::cpus())));
        table.add("interfaces", interfaces);
        table.add("user", user);
        table.add("getPriority", get_priority);
        table.add("setPriority", set_priority);
    },
};

/// `names()`: [sysname, release, version, machine, nodename].
fn names<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let all = machine::names().map(|name| call.string(&name));
    Ok(call.array(&all))
}

/// `figures()`: [total and free memory in bytes, uptime in seconds, the three load averages].
fn figures<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let all = machine::figures().map(|figure| call.number(figure));
    Ok(call.array(&all))
}

fn parallelism<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    Ok(call.number(f64::from(u32::try_from(cores).unwrap_or(u32::MAX))))
}

/// `interfaces()`: JSON of a list of addresses.
fn interfaces<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let json = machine::interfaces().map_err(|error| Error::system(&error, "uv_interface_addresses"))?;
    Ok(call.string(&json))
}

/// `user()`: [uid, gid, name, home, shell], null if the system does not know it.
fn user<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let Some(user) = machine::user() else {
        return Ok(call.null());
    };
    let all = [
        call.number(f64::from(user.uid)),
        call.number(f64::from(user.gid)),
        call.string(&user.name),
        call.string(&user.home),
        call.string(&user.shell),
    ];
    Ok(call.array(&all))
}

/// `getPriority(pid)`: the priority, or 1000 plus errno.
fn get_priority<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let answer = machine::get_priority(call.arg_i32(0)).unwrap_or_else(|errno| 1000 + errno);
    Ok(call.number(f64::from(answer)))
}

/// `setPriority(pid, priority)`: 0, or errno.
fn set_priority<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let answer = machine::set_priority(call.arg_i32(0), call.arg_i32(1))
        .err()
        .unwrap_or_default();
    Ok(call.number(f64::from(answer)))
}
