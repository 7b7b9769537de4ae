//! The loop's view of a realm.

use std::cell::OnceCell;
use std::time::Duration;

use event_loop::{Host, Immediates, Park};
use jsc::{Global, PollFd};

use super::{Hooks, InRealm, Realm, ScopeExt, Task, global_member};
use crate::requests;

pub(super) struct RealmHost<'a> {
    pub(super) realm: &'a Realm,
}

impl RealmHost<'_> {
    /// Calls `function` of the built-in `module`, which `hook` keeps.
    fn call_hook(
        &self,
        hook: impl FnOnce(&Hooks) -> &OnceCell<Global>,
        module: &'static str,
        function: &'static str,
    ) {
        let Some(hooks) = self.realm.state.hooks.get() else {
            return;
        };
        let hook = hook(hooks);
        self.realm.enter(|scope| {
            if hook.get().is_none() {
                let found = scope
                    .require(module)
                    .and_then(|module| global_member(scope, module, function));
                let Ok(found) = found else { return };
                let _ = hook.set(found);
            }
            let Some(function) = hook.get().map(|function| function.get(scope)) else {
                return;
            };
            let undefined = scope.undefined();
            // The hooks handle every error of user code; what comes out is a termination. What it cut short goes on.
            while !scope.realm().stopped.get() && scope.call(function, undefined, &[]).is_err() {
                scope.end_termination();
            }
        });
    }
}

impl Host for RealmHost<'_> {
    type Task = Task;
    type Fd = PollFd;

    fn run(&mut self, task: Task) {
        self.realm.enter(|scope| requests::run(scope, task));
    }

    fn run_timers(&mut self) {
        self.call_hook(|hooks| &hooks.run_timers, "internal/timers", "runTimers");
    }

    fn next_timer(&self) -> Option<u64> {
        let due = self.realm.state.timers.get(0);
        // Whole milliseconds below 2^53 convert exactly; infinity means that there is none.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        due.is_finite().then_some(due as u64)
    }

    fn run_immediates(&mut self) {
        self.call_hook(
            |hooks| &hooks.run_immediates,
            "internal/immediates",
            "runImmediates",
        );
    }

    fn immediates(&self) -> Immediates {
        let counts = &self.realm.state.immediates;
        Immediates {
            any: counts.get(0) > 0.0,
            keep_alive: counts.get(1) > 0.0,
        }
    }

    fn timers_keep_alive(&self) -> bool {
        self.realm.state.timers.get(1) > 0.0
    }

    fn idle(&mut self) {
        if self.realm.vm.turn_run_loop() {
            self.call_hook(|hooks| &hooks.after_engine, "internal/ticks", "afterEngine");
        }
    }

    fn idle_wait(&mut self) -> (Vec<PollFd>, Option<Duration>) {
        let (fds, timeout) = self.realm.vm.run_loop_wait();
        (fds, u64::try_from(timeout).ok().map(Duration::from_millis))
    }

    fn stopped(&self) -> bool {
        self.realm.state.stopped.get()
    }

    fn run_own(&mut self) {
        if let Some(source) = self.realm.state.source.get().filter(|source| source.has_news()) {
            self.realm.enter(|scope| source.run(scope));
        }
    }

    fn keeps_alive(&self) -> bool {
        self.realm
            .state
            .source
            .get()
            .is_some_and(|source| source.keeps_alive())
    }

    fn park(&mut self) -> Park {
        let park = self
            .realm
            .state
            .source
            .get()
            .map_or(Park::Yes, |source| source.park(&self.realm.state.event_loop));
        if park != Park::No {
            self.realm.hold.replace(None);
        }
        park
    }

    fn unpark(&mut self) {
        self.realm.hold.replace(Some(self.realm.vm.hold()));
        if let Some(source) = self.realm.state.source.get() {
            source.unpark();
        }
    }
}
