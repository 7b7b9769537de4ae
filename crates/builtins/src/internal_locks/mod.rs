//! `internal/locks`: the Web Locks of `navigator.locks`. `table.rs` says who has what; here realms ask, and hear from each other. See the JS.
mod table;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use runtime::{Builtin, Call, CallExt, Global, Local, Port, Result, Scope, ScopeExt, Task};

use table::{Answer, Claim, Manner, News, Table, Told};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/locks",
    source: include_str!("internal_locks.js"),
    ops: |table| {
        table.add("open", open);
        table.add("request", request);
        table.add("release", release);
    },
};

/// The process's locks, and the way to each realm that uses them.
#[derive(Default)]
struct Office {
    table: Table,
    realms: HashMap<u64, Port>,
}

static OFFICE: Mutex<Option<Office>> = Mutex::new(None);

fn office() -> MutexGuard<'static, Option<Office>> {
    let mut office = OFFICE.lock().unwrap_or_else(PoisonError::into_inner);
    office.get_or_insert_default();
    office
}

/// A realm's part.
struct Member {
    realm: u64,
    on_news: OnceCell<Global>,
}

impl Default for Member {
    fn default() -> Member {
        static LAST: AtomicU64 = AtomicU64::new(0);
        Member {
            realm: LAST.fetch_add(1, Ordering::Relaxed),
            on_news: OnceCell::new(),
        }
    }
}

impl Drop for Member {
    /// What it held or waited for is free.
    fn drop(&mut self) {
        if let Some(office) = office().as_mut() {
            office.realms.remove(&self.realm);
            let told = office.table.forget(self.realm);
            tell(office, self.realm, &told);
        }
    }
}

/// Posts the news of other realms; gives those of the own, by number.
fn tell(office: &Office, own: u64, told: &Told) -> Vec<(u64, News)> {
    let mut ours = Vec::new();
    for (claim, news) in told {
        if claim.realm == own {
            ours.push((claim.number, *news));
        } else if let Some(port) = office.realms.get(&claim.realm) {
            port.post((claim.number, *news));
        }
    }
    ours
}

/// `open(onNews)`: `onNews(number, isStolen)` is called for each of this realm's requests when another realm has decided about it.
fn open<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let member = call.extension(Member::default);
    let _ = member.on_news.set(call.global_of(call.arg(0)));
    let told = std::rc::Rc::downgrade(&member);
    let port = call.event_loop().port(move |news| {
        let told = told.clone();
        Box::new(move |scope: &mut Scope<'_>| {
            if let (Some(member), Ok(news)) = (told.upgrade(), news.downcast::<(u64, News)>()) {
                hear(scope, &member, *news);
            }
        }) as Task
    });
    if let Some(office) = office().as_mut() {
        office.realms.insert(member.realm, port);
    }
    Ok(call.undefined())
}

fn hear(scope: &mut Scope<'_>, member: &Member, (number, news): (u64, News)) {
    let Some(on_news) = member.on_news.get() else {
        return;
    };
    let (on_news, undefined) = (on_news.get(scope), scope.undefined());
    let arguments = [number_of(scope, number), scope.boolean(news == News::Stolen)];
    // It handles every error of user code; what comes out is a termination.
    if scope.call(on_news, undefined, &arguments).is_err() {
        scope.end_termination();
    }
}

/// `request(name, isShared, manner, number)`: `[answer, …]`, followed by number and isStolen of each of this realm's other requests that it decides.
/// The manner is 0 to wait, 1 to leave, 2 to steal; the answer 0 for granted, 1 for waiting, 2 for refused.
fn request<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let name = call.arg_string(0)?;
    let manner = match call.arg_i32(2) {
        0 => Manner::Wait,
        1 => Manner::Leave,
        _ => Manner::Steal,
    };
    let claim = Claim {
        realm: call.extension(Member::default).realm,
        number: arg_number(call, 3),
        is_shared: call.arg_bool(1),
    };
    let (answer, ours) = match office().as_mut() {
        Some(office) => {
            let (answer, told) = office.table.request(&name, claim, manner);
            (answer, tell(office, claim.realm, &told))
        }
        None => (Answer::Refused, Vec::new()),
    };
    let answer = match answer {
        Answer::Granted => 0.0,
        Answer::Waiting => 1.0,
        Answer::Refused => 2.0,
    };
    let answer = std::iter::once(call.number(answer));
    Ok(call.array_from(answer.chain(told_of(call, &ours))))
}

/// `release(name, number)`: the request is over. Number and isStolen of each of this realm's others that it decides.
fn release<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let name = call.arg_string(0)?;
    let number = arg_number(call, 1);
    let realm = call.extension(Member::default).realm;
    let ours = office().as_mut().map_or_else(Vec::new, |office| {
        let told = office.table.release(&name, realm, number);
        tell(office, realm, &told)
    });
    Ok(call.array_from(told_of(call, &ours)))
}

/// Number and isStolen of each.
fn told_of<'s>(call: &Call<'s>, ours: &[(u64, News)]) -> impl Iterator<Item = Local<'s>> {
    ours.iter()
        .flat_map(|(number, news)| [number_of(call, *number), call.boolean(*news == News::Stolen)])
}

// Numbers are counted in JS, from 1.

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn arg_number(call: &Call<'_>, index: usize) -> u64 {
    call.arg_f64(index) as u64
}

#[allow(clippy::cast_precision_loss)]
fn number_of<'s>(scope: &Scope<'s>, number: u64) -> Local<'s> {
    scope.number(number as f64)
}
