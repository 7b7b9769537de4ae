//! What native functions do with the realm.

use std::rc::Rc;

use event_loop::EventLoop;
use jsc::{Exception, Global, Local, Scope};

use super::{Hooks, LoopSource, RealmState, Task, require_module};
use crate::error::{Error, Result};
use crate::modules;

/// The realm as native functions see it.
pub trait ScopeExt<'s> {
    /// A count as a number (exact up to 2^53).
    fn count(&self, count: usize) -> Local<'s>;
    /// The exports of a built-in module.
    fn require(&mut self, name: &str) -> Result<Local<'s>>;
    /// Calls back into user code from the loop: an error becomes an uncaught exception, and the checkpoint follows.
    fn invoke(&mut self, callback: Local<'s>, args: &[Local<'s>]);
    /// The loop of this realm.
    fn event_loop(&self) -> &'s EventLoop<Task>;
    /// What a built-in keeps for this realm, made by `make` when it is first asked for.
    fn extension<T: 'static>(&self, make: impl FnOnce() -> T) -> Rc<T>;
    /// Gives the loop a source, once.
    fn set_source(&self, source: Rc<dyn LoopSource>);
    /// Ends the loop after the callback that runs now.
    fn stop_loop(&self);
    /// `tell` is called when JS was terminated, before the realm goes on.
    fn on_termination(&self, tell: impl Fn(&mut Scope<'_>) + 'static);
    /// JS was terminated: tells who wants to know, and makes the realm usable again.
    fn end_termination(&mut self);
    /// How this realm finds its modules.
    fn module_options(&self) -> &'s modules::ModuleOptions;
    /// Positions in stacks that name `url` are mapped back by `map`.
    fn add_position_map(&self, url: &str, map: loader::PositionMap);
    /// The asynchronous context that is current, to be given back to [`ScopeExt::invoke_in`]; `None` while no program uses one.
    fn context(&mut self) -> Option<Global>;
    /// As [`ScopeExt::invoke`], in a context.
    fn invoke_in(&mut self, context: Option<&Global>, callback: Local<'s>, args: &[Local<'s>]);
}

impl<'s> ScopeExt<'s> for Scope<'s> {
    fn count(&self, count: usize) -> Local<'s> {
        #[allow(clippy::cast_precision_loss)]
        self.number(count as f64)
    }

    fn require(&mut self, name: &str) -> Result<Local<'s>> {
        let hooks = self.hooks()?;
        let require = hooks.require.get(self);
        require_module(self, require, name)
    }

    fn invoke(&mut self, callback: Local<'s>, args: &[Local<'s>]) {
        let Ok(hooks) = self.hooks() else { return };
        let invoke = hooks.invoke.get(self);
        let undefined = self.undefined();
        let outcome = match args {
            [] => self.call(invoke, undefined, &[callback]),
            [a] => self.call(invoke, undefined, &[callback, *a]),
            [a, b] => self.call(invoke, undefined, &[callback, *a, *b]),
            [a, b, c, ..] => self.call(invoke, undefined, &[callback, *a, *b, *c]),
        };
        // `invoke` handles every error of user code; what comes out is a termination.
        if outcome.is_err() {
            self.end_termination();
        }
    }

    fn event_loop(&self) -> &'s EventLoop<Task> {
        &self.realm().event_loop
    }

    fn extension<T: 'static>(&self, make: impl FnOnce() -> T) -> Rc<T> {
        self.realm().extensions.get(make)
    }

    fn set_source(&self, source: Rc<dyn LoopSource>) {
        assert!(self.realm().source.set(source).is_ok(), "a loop has one source");
    }

    fn stop_loop(&self) {
        self.realm().stopped.set(true);
    }

    fn on_termination(&self, tell: impl Fn(&mut Scope<'_>) + 'static) {
        assert!(
            self.realm().on_termination.set(Box::new(tell)).is_ok(),
            "terminations are told to one"
        );
    }

    fn end_termination(&mut self) {
        self.clear_termination();
        if let Some(tell) = self.realm().on_termination.get() {
            tell(self);
        }
    }

    fn module_options(&self) -> &'s modules::ModuleOptions {
        self.realm().modules.options()
    }

    fn add_position_map(&self, url: &str, map: loader::PositionMap) {
        self.realm().modules.add_map(url, map);
    }

    fn context(&mut self) -> Option<Global> {
        let state = self.hooks().ok()?.context.get(self);
        let frame = self.get(state, "frame").ok()?;
        self.is_object(frame).then(|| self.global_of(frame))
    }

    fn invoke_in(&mut self, context: Option<&Global>, callback: Local<'s>, args: &[Local<'s>]) {
        let Some(context) = context else {
            return self.invoke(callback, args);
        };
        let Ok(hooks) = self.hooks() else { return };
        let (invoke, frame) = (hooks.invoke_in.get(self), context.get(self));
        let undefined = self.undefined();
        let argument = |index: usize| args.get(index).copied().unwrap_or(undefined);
        let outcome = self.call(
            invoke,
            undefined,
            &[frame, callback, argument(0), argument(1), argument(2)],
        );
        if outcome.is_err() {
            self.end_termination();
        }
    }
}

/// What only the runtime itself does with the realm.
pub(crate) trait InRealm<'s> {
    fn realm(&self) -> &'s RealmState;
    fn make_error(&mut self, args: &[Local<'s>]) -> std::result::Result<Local<'s>, Exception>;
    fn hooks(&self) -> Result<&'s Hooks>;
}

impl<'s> InRealm<'s> for Scope<'s> {
    fn realm(&self) -> &'s RealmState {
        self.data::<Rc<RealmState>>()
    }

    fn make_error(&mut self, args: &[Local<'s>]) -> std::result::Result<Local<'s>, Exception> {
        match self.realm().hooks.get() {
            Some(hooks) => {
                let function = hooks.native_error.get(self);
                self.call(function, function, args)
            }
            None => Ok(args.get(1).copied().unwrap_or_else(|| self.undefined())),
        }
    }

    fn hooks(&self) -> Result<&'s Hooks> {
        self.realm()
            .hooks
            .get()
            .ok_or_else(|| Error::plain("", "the realm is still being made"))
    }
}
