//! A fake executor whose calls are Rust closures, and a blocking way to read replies.
#![allow(clippy::unwrap_used, reason = "a test's helper may panic")]
#![allow(dead_code, reason = "each test file uses its part")]

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use nodes::{
    Address, Call, CallId, Caller, Control, CoreContext, Executor, Factory, Machine, Outcome, Park, Place,
    Remote, Reply, Settings, Slice, Source, Thread, Transfer, Wait,
};

/// What a fake call does with its Thread-Node.
pub type Body = Box<dyn FnOnce(&mut Fake, Thread) + Send>;

/// Sends a generator's next values while it may; true when it has no more.
pub type More = Box<dyn FnMut(&Thread) -> bool>;

/// Runs closures; keeps Thread-Nodes that wait.
pub struct Fake {
    pub context: CoreContext,
    pub waiting: HashMap<u64, Thread>,
    pub timers: Vec<(Instant, u64)>,
    /// Thread-Nodes that wait for a reply of a call of theirs.
    pub nested: HashMap<CallId, u64>,
    pub produce_more: HashMap<u64, More>,
    source: Source,
    wake: nodes::Wake,
}

impl Fake {
    pub fn new(context: CoreContext) -> Self {
        let me = std::thread::current();
        Self {
            source: context.source.clone(),
            context,
            waiting: HashMap::new(),
            timers: Vec::new(),
            nested: HashMap::new(),
            produce_more: HashMap::new(),
            wake: Arc::new(move || me.unpark()),
        }
    }

    pub fn keep(&mut self, thread: Thread) {
        self.waiting.insert(thread.number(), thread);
    }

    pub fn keep_until(&mut self, when: Instant, thread: Thread) {
        self.timers.push((when, thread.number()));
        self.keep(thread);
    }
}

impl Executor for Fake {
    fn work(&mut self) {
        while let Some(mut thread) = self.source.next() {
            let body = take_body(thread.call());
            body(self, thread);
        }
    }

    fn control(&mut self, number: u64, message: Control) {
        match message {
            Control::Cancel(_) => {
                if let Some(thread) = self.waiting.remove(&number) {
                    thread.cancelled();
                }
            }
            Control::Credit => {
                let Some(more) = self.produce_more.get_mut(&number) else {
                    return;
                };
                let Some(thread) = self.waiting.get(&number) else {
                    return;
                };
                if more(thread)
                    && let Some(thread) = self.waiting.remove(&number)
                {
                    self.produce_more.remove(&number);
                    thread.done(Vec::new(), Vec::new());
                }
            }
        }
    }

    fn turn(&mut self, wait: Wait) {
        if wait == Wait::Block {
            match self.timers.iter().map(|timer| timer.0).min() {
                Some(next) => std::thread::park_timeout(next.saturating_duration_since(Instant::now())),
                None => std::thread::park(),
            }
        }
        let now = Instant::now();
        for (_, number) in self.timers.extract_if(.., |timer| timer.0 <= now) {
            if let Some(thread) = self.waiting.remove(&number) {
                thread.done(Vec::new(), Vec::new());
            }
        }
        let mut replies = Vec::new();
        self.context.caller.drain(&mut replies);
        for reply in replies {
            if let Some(number) = self.nested.remove(&reply.id)
                && let Some(thread) = self.waiting.remove(&number)
            {
                thread.settle(reply.outcome);
            }
        }
    }

    fn alive(&self) -> bool {
        !self.waiting.is_empty()
    }

    fn remote(&self) -> Remote {
        Remote {
            wake: Arc::clone(&self.wake),
            interrupt: Arc::new(|_| {}),
        }
    }
}

fn take_body(call: &mut Call) -> Body {
    let Some(Transfer::Shared(shared)) = call.beside().transfers.pop() else {
        panic!("a fake call has a body")
    };
    let body: Arc<Mutex<Option<Body>>> = shared.downcast().unwrap();
    body.lock().unwrap().take().unwrap()
}

/// A call that runs `body`.
pub fn call(body: impl FnOnce(&mut Fake, Thread) + Send + 'static) -> Call {
    let slice = Arc::new(Slice {
        hash: [0; 32],
        module: String::new(),
        text: String::new(),
    });
    let body: Arc<dyn Any + Send + Sync> = Arc::new(Mutex::new(Some(Box::new(body) as Body)));
    let mut call = Call::new(slice, 0, Vec::new());
    call.beside().transfers.push(Transfer::Shared(body));
    call
}

/// A call that ends at once with this byte.
pub fn answer(byte: u8) -> Call {
    call(move |_, thread| thread.done(vec![byte], Vec::new()))
}

/// A call that waits until it is cancelled.
pub fn wait_for_ever() -> Call {
    call(|fake, thread| fake.keep(thread))
}

/// A call that computes until it is cancelled; sends its core's number first.
pub fn spin(started: std::sync::mpsc::Sender<u32>) -> Call {
    call(move |fake, thread| {
        let _ = started.send(fake.context.core);
        let flag = thread.flag();
        while !flag.is_cancelled() {
            std::hint::spin_loop();
        }
        thread.cancelled();
    })
}

pub fn settings(cores: usize) -> Settings {
    Settings {
        cores,
        ..Settings::new(Address::machine("test").unwrap())
    }
}

pub fn factory() -> Factory {
    Arc::new(|context| Ok(Box::new(Fake::new(context)) as Box<dyn Executor>))
}

pub fn machine(cores: usize) -> Machine {
    Machine::new(settings(cores), factory())
}

/// A caller that blocks its OS thread until replies come.
pub struct Blocking {
    pub caller: Caller,
    pub seen: Vec<Reply>,
}

impl Blocking {
    pub fn new(machine: &Machine) -> Self {
        let me = std::thread::current();
        Self {
            caller: machine.caller(Arc::new(move || me.unpark())),
            seen: Vec::new(),
        }
    }

    pub fn submit(&mut self, call: Call) -> CallId {
        self.caller.submit(call, Place::Anywhere).unwrap()
    }

    pub fn submit_to(&mut self, core: u32, call: Call) -> CallId {
        self.caller.submit(call, Place::Core(core)).unwrap()
    }

    /// Blocks until `count` replies have come in all since the last `take`.
    pub fn read(&mut self, count: usize) -> &[Reply] {
        let end = Instant::now() + Duration::from_secs(60);
        while self.seen.len() < count {
            assert!(
                Instant::now() < end,
                "{} of {count} replies came",
                self.seen.len()
            );
            if self.caller.drain(&mut self.seen) == 0 {
                self.sleep();
            }
        }
        &self.seen
    }

    fn sleep(&mut self) {
        match self.caller.park() {
            Park::No => return,
            Park::For(time) => std::thread::park_timeout(time),
            Park::Yes => std::thread::park_timeout(Duration::from_secs(60)),
        }
        self.caller.unpark();
    }

    pub fn take(&mut self, count: usize) -> Vec<Reply> {
        self.read(count);
        std::mem::take(&mut self.seen)
    }

    /// The outcome of the one call in flight.
    pub fn one(&mut self) -> Outcome {
        self.take(1).remove(0).outcome
    }

    /// Reads until every call has ended.
    pub fn all(&mut self) -> Vec<Reply> {
        while self.caller.in_flight() > 0 {
            let so_far = self.seen.len();
            self.read(so_far + 1);
        }
        std::mem::take(&mut self.seen)
    }
}

/// Until something is so; a test that waits in vain fails.
pub fn wait_until(mut so: impl FnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(30);
    while !so() {
        assert!(Instant::now() < until);
        std::thread::yield_now();
    }
}
