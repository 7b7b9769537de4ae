//! Calls per second through two cores with an executor that costs nothing: `cargo run -p nodes --example tasks [SECONDS]`.
//!
//! Prints, for empty calls and for calls of 1 µs of work: pipelined (up to 1024 in flight, submitted in batches as a loop
//! collects them), pipelined one by one, and one at a time.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use nodes::{
    Address, Call, CallId, Caller, Control, CoreContext, Executor, Machine, Park, Place, Remote, Reply,
    Settings, Slice, Source, Wait,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let seconds: f64 = std::env::args().nth(1).map_or(Ok(1.0), |text| text.parse())?;
    let time = Duration::from_secs_f64(seconds);
    let settings = Settings {
        cores: 2,
        ..Settings::new(Address::machine("bench")?)
    };
    let machine = Machine::new(
        settings,
        Arc::new(|context| Ok(Box::new(Busy::new(context)) as Box<dyn Executor>)),
    );
    let me = std::thread::current();
    let mut bench = Bench {
        caller: machine.caller(Arc::new(move || me.unpark())),
        slice: Arc::new(Slice {
            hash: [0; 32],
            module: "bench".into(),
            text: String::new(),
        }),
        replies: Vec::new(),
        ids: Vec::new(),
    };
    for (name, nanoseconds) in [("empty", 0), ("1 µs", 1000)] {
        bench.run(nanoseconds, 256, 1024, time / 5); // wakes and warms the cores
        println!(
            "{name:5} pipelined, batches of 256  {:>10.0} calls/s",
            bench.run(nanoseconds, 256, 1024, time)
        );
        println!(
            "{name:5} pipelined, one by one      {:>10.0} calls/s",
            bench.run(nanoseconds, 1, 1024, time)
        );
        println!(
            "{name:5} one at a time              {:>10.0} calls/s",
            bench.run(nanoseconds, 1, 1, time)
        );
    }
    let stats = machine.stats();
    println!(
        "done {}, cpu {:?} of {:?} wall, {:?}",
        stats.done, stats.cpu, stats.wall, stats
    );
    for core in 1..=2 {
        println!(
            "core {core}: done {}",
            machine.core_stats(core).map_or(0, |stats| stats.done)
        );
    }
    Ok(())
}

struct Bench {
    caller: Caller,
    slice: Arc<Slice>,
    replies: Vec<Reply>,
    ids: Vec<CallId>,
}

impl Bench {
    /// Calls per second with at most `window` in flight, submitted by `batch`.
    fn run(&mut self, nanoseconds: u64, batch: usize, window: usize, time: Duration) -> f64 {
        let begin = Instant::now();
        let mut done = 0_u64;
        let mut calls = VecDeque::new();
        while begin.elapsed() < time {
            while self.caller.in_flight() + batch <= window {
                let make = || Call::new(Arc::clone(&self.slice), 0, nanoseconds.to_le_bytes().to_vec());
                calls.extend((0..batch).map(|_| make()));
                self.ids.clear();
                if self
                    .caller
                    .submit_all(&mut calls, Place::Anywhere, &mut self.ids)
                    .is_err()
                {
                    break;
                }
            }
            done += self.wait() as u64;
        }
        let rate = done as f64 / begin.elapsed().as_secs_f64();
        while self.caller.in_flight() > 0 {
            self.wait();
        }
        rate
    }

    fn sleep(&mut self) {
        match self.caller.park() {
            Park::No => return,
            Park::For(time) => std::thread::park_timeout(time),
            Park::Yes => std::thread::park(),
        }
        self.caller.unpark();
    }

    fn wait(&mut self) -> usize {
        self.replies.clear();
        if !self.caller.has_news() && !self.caller.spin() {
            self.sleep();
        }
        self.caller.drain(&mut self.replies)
    }
}

/// Runs each call by burning as many nanoseconds as its arguments say.
struct Busy {
    source: Source,
}

impl Busy {
    fn new(context: CoreContext) -> Self {
        Self {
            source: context.source,
        }
    }
}

impl Executor for Busy {
    fn work(&mut self) {
        while let Some(mut thread) = self.source.next() {
            let args = std::mem::take(&mut thread.call().args);
            let nanoseconds = args.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
            if nanoseconds > 0 {
                let begin = Instant::now();
                while begin.elapsed() < Duration::from_nanos(nanoseconds) {}
            }
            thread.done(args, Vec::new());
        }
    }

    fn control(&mut self, _: u64, _: Control) {}

    fn turn(&mut self, _: Wait) {}

    fn alive(&self) -> bool {
        false
    }

    fn remote(&self) -> Remote {
        Remote {
            wake: Arc::new(|| {}),
            interrupt: Arc::new(|_| {}),
        }
    }
}
