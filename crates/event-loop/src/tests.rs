//! The loop with a host that writes down what runs.

use std::os::fd::{BorrowedFd, OwnedFd};
use std::rc::Rc;

use super::*;

type Task = Box<dyn FnOnce(&mut Log)>;
type Log = Vec<&'static str>;

/// A host that writes down what runs; its timers and immediates are what the test puts there.
#[derive(Default)]
struct Fake {
    log: Log,
    timer: Option<u64>,
    immediates: Rc<Cell<usize>>,
    stop_at: Option<usize>,
}

impl Host for Fake {
    type Task = Task;
    type Fd = OwnedFd;

    fn run(&mut self, task: Task) {
        task(&mut self.log);
    }

    fn run_timers(&mut self) {
        self.timer = None;
        self.log.push("timers");
    }

    fn next_timer(&self) -> Option<u64> {
        self.timer
    }

    fn run_immediates(&mut self) {
        self.immediates.set(0);
        self.log.push("immediates");
    }

    fn immediates(&self) -> Immediates {
        let any = self.immediates.get() > 0;
        Immediates { any, keep_alive: any }
    }

    fn timers_keep_alive(&self) -> bool {
        self.timer.is_some()
    }

    fn idle(&mut self) {}

    fn idle_wait(&mut self) -> (Vec<OwnedFd>, Option<Duration>) {
        (Vec::new(), None)
    }

    fn stopped(&self) -> bool {
        self.stop_at.is_some_and(|count| self.log.len() >= count)
    }
}

fn log(name: &'static str) -> Task {
    Box::new(move |log| log.push(name))
}

#[test]
fn phases_run_in_order() {
    let event_loop = EventLoop::new().expect("a loop");
    let mut host = Fake {
        timer: Some(0),
        ..Fake::default()
    };
    host.immediates.set(1);
    event_loop.put_closing(log("close 1"));
    event_loop.put_closing(log("close 2"));
    event_loop.put_ready(log("poll"));
    event_loop.put_pending(log("pending"));
    event_loop.run(&mut host);
    assert_eq!(
        host.log,
        ["timers", "pending", "poll", "immediates", "close 2", "close 1"]
    );
}

#[test]
fn a_finished_request_is_a_callback_of_the_poll_phase_and_keeps_the_loop_alive() {
    let event_loop: EventLoop<Task> = EventLoop::new().expect("a loop");
    let mut host = Fake::default();
    event_loop
        .submit(
            || 6 * 7,
            |answer| Box::new(move |log: &mut Log| log.push(if answer == 42 { "42" } else { "?" })),
        )
        .expect("room");
    assert!(event_loop.is_alive(&host));
    event_loop.run(&mut host);
    assert_eq!(host.log, ["42"]);
    assert!(!event_loop.is_alive(&host));
}

#[test]
fn a_host_may_take_quick_callbacks_itself_but_none_out_of_turn() {
    let event_loop: EventLoop<Task> = EventLoop::new().expect("a loop");
    let port = event_loop.port(|value| log(*value.downcast::<&'static str>().expect("a name")));
    let (done, wait) = std::sync::mpsc::channel();
    let submit = |name: &'static str, quick: bool| {
        let done = done.clone();
        let work = move || done.send(()).expect("the test waits");
        let reply = move |()| log(name);
        if quick {
            event_loop.submit_quick(work, reply).expect("room");
        } else {
            event_loop.submit(work, reply).expect("room");
        }
        wait.recv().expect("it runs");
        // Sent is not yet posted: what is behind it in the inbox must be.
        while event_loop.inbox.is_empty() {
            std::thread::yield_now();
        }
        event_loop.arrived.borrow_mut().extend(event_loop.inbox.take());
    };
    submit("quick 1", true);
    submit("quick 2", true);
    submit("slow", false);
    submit("quick 3", true);
    port.post("posted");
    event_loop.arrived.borrow_mut().extend(event_loop.inbox.take());
    let mut taken = Log::new();
    while let Some(task) = event_loop.next_quick() {
        task(&mut taken);
    }
    assert_eq!(taken, ["quick 1", "quick 2"]);
    let mut host = Fake::default();
    event_loop.run(&mut host);
    assert_eq!(host.log, ["slow", "quick 3", "posted"]);
}

#[test]
fn what_a_port_sends_arrives_while_the_loop_waits() {
    let event_loop: EventLoop<Task> = EventLoop::new().expect("a loop");
    let port = event_loop.port(|value| {
        let name = *value.downcast::<&'static str>().expect("a name");
        log(name)
    });
    event_loop.keep();
    let sender = std::thread::spawn(move || {
        for name in ["one", "two", "three"] {
            port.post(name);
        }
    });
    let mut host = Fake {
        stop_at: Some(3),
        ..Fake::default()
    };
    event_loop.run(&mut host);
    sender.join().expect("the sender ends");
    assert_eq!(host.log, ["one", "two", "three"]);
}

#[test]
fn a_wake_before_the_wait_is_not_lost() {
    let event_loop: EventLoop<Task> = EventLoop::new().expect("a loop");
    event_loop.keep();
    event_loop.waker().wake();
    event_loop.turn(&mut Fake::default(), true);
}

#[test]
fn nothing_runs_after_the_host_has_stopped() {
    let event_loop = EventLoop::new().expect("a loop");
    let mut host = Fake {
        stop_at: Some(1),
        ..Fake::default()
    };
    event_loop.put_pending(log("first"));
    event_loop.put_pending(log("second"));
    event_loop.put_closing(log("close"));
    event_loop.run(&mut host);
    assert_eq!(host.log, ["first"]);
}

#[test]
fn a_timer_bounds_the_wait_and_the_loop_ends_without_anything_alive() {
    let event_loop: EventLoop<Task> = EventLoop::new().expect("a loop");
    let mut host = Fake {
        timer: Some(event_loop.clock().now() + 2),
        ..Fake::default()
    };
    event_loop.run(&mut host);
    assert_eq!(host.log, ["timers"]);
}

#[test]
fn what_is_sent_to_a_loop_that_is_gone_is_dropped() {
    let event_loop: EventLoop<Task> = EventLoop::new().expect("a loop");
    let (port, waker) = (event_loop.port(|_| log("never")), event_loop.waker());
    let (early, late) = (Arc::new(()), Arc::new(()));
    port.post(Arc::clone(&early));
    drop(event_loop);
    assert_eq!(Arc::strong_count(&early), 1, "nobody will take it");
    port.post(Arc::clone(&late));
    waker.wake();
    assert_eq!(Arc::strong_count(&late), 1);
}

/// What it has taken in is written down.
struct Bytes {
    pipe: OwnedFd,
    taken: Cell<usize>,
}

impl Attended for Bytes {
    fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        Some(self.pipe.as_fd())
    }

    fn take_in(&self) -> bool {
        let count = rustix::io::read(&self.pipe, &mut [0; 8]).expect("it is ready");
        self.taken.set(self.taken.get() + count);
        count > 0
    }
}

#[test]
fn a_loop_that_waits_takes_in_what_it_attends_until_nothing_more_comes() {
    let event_loop: EventLoop<Task> = EventLoop::new().expect("a loop");
    event_loop.keep();
    let (reader, writer) = rustix::pipe::pipe().expect("a pipe");
    let bytes = Rc::new(Bytes {
        pipe: reader,
        taken: Cell::new(0),
    });
    event_loop
        .attend(Rc::clone(&bytes) as Rc<dyn Attended>)
        .expect("it can be waited for");
    let sender = std::thread::spawn(move || {
        rustix::io::write(&writer, b"abc").expect("room");
    });
    while Rc::strong_count(&bytes) > 1 {
        event_loop.turn(&mut Fake::default(), true);
    }
    sender.join().expect("the sender ends");
    assert_eq!(bytes.taken.get(), 3);
}
