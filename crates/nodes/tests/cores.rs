//! Calls on cores: each promise of the crate's header, with a fake executor.
#![allow(clippy::unwrap_used, reason = "a test's helper may panic")]

mod common;

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use common::*;
use nodes::{Cancelled, Executor, Machine, Outcome, Place, State, Why};

#[test]
fn a_call_returns_its_value_from_a_core() {
    let machine = machine(2);
    let mut caller = Blocking::new(&machine);
    let id = caller.submit(answer(7));
    let reply = caller.take(1).remove(0);
    assert_eq!(reply.id, id);
    assert!((1..=2).contains(&reply.core));
    assert!(reply.thread > 0);
    assert!(matches!(reply.outcome, Outcome::Done(value, _) if value == [7]));
    assert_eq!(caller.caller.in_flight(), 0);
}

/// How many of a machine's four cores have begun.
fn begun(machine: &Machine) -> usize {
    (1..=4)
        .filter(|&core| machine.core_state(core) == Some(State::Running))
        .count()
}

#[test]
fn a_prepared_machine_has_one_core_which_takes_the_first_call() {
    let machine = machine(4);
    machine.prepare();
    assert_eq!(begun(&machine), 1);
    machine.prepare();
    assert_eq!(begun(&machine), 1);
    let mut caller = Blocking::new(&machine);
    caller.submit(answer(5));
    assert!(matches!(&caller.take(1)[0].outcome, Outcome::Done(value, _) if *value == [5]));
    assert_eq!(begun(&machine), 1);
}

#[test]
fn no_os_thread_starts_before_the_first_call_and_only_as_many_as_needed() {
    let machine = machine(4);
    assert_eq!(begun(&machine), 0);
    let mut caller = Blocking::new(&machine);
    for _ in 0..20 {
        caller.submit_to(3, answer(1));
        caller.take(1);
    }
    assert_eq!(begun(&machine), 1);
    assert_eq!(machine.core_state(5), None);
}

#[test]
fn calls_that_compute_run_on_all_cores_at_once() {
    let machine = machine(3);
    let mut caller = Blocking::new(&machine);
    let (started, cores) = mpsc::channel();
    let ids: Vec<_> = (0..3).map(|_| caller.submit(spin(started.clone()))).collect();
    let mut seen: Vec<u32> = (0..3).map(|_| cores.recv().unwrap()).collect();
    seen.sort_unstable();
    assert_eq!(
        seen,
        [1, 2, 3],
        "each runs on a core of its own, at the same time"
    );
    for id in ids {
        assert_eq!(caller.caller.cancel(id, Vec::new()), Cancelled::Stopping);
    }
    for reply in caller.all() {
        assert!(matches!(reply.outcome, Outcome::Cancelled { begun: true }));
    }
}

#[test]
fn calls_submitted_at_once_to_sleeping_cores_wake_as_many_as_they_need() {
    let machine = machine(2);
    let mut caller = Blocking::new(&machine);
    for round in 0..100 {
        let (started, cores) = mpsc::channel();
        let mut calls = VecDeque::from([(); 2].map(|()| spin(started.clone())));
        let mut ids = Vec::new();
        caller
            .caller
            .submit_all(&mut calls, Place::Anywhere, &mut ids)
            .unwrap();
        for _ in 0..2 {
            let both = cores.recv_timeout(Duration::from_secs(20));
            both.expect("the first call computes, and nobody has been woken for the second");
        }
        for id in ids {
            caller.caller.cancel(id, Vec::new());
        }
        caller.take(2);
        // Nobody dozes any more; now they search, now they sleep.
        let idle = machine.idle();
        wait_until(|| idle[0].load(Ordering::Relaxed) == 2 && idle[1].load(Ordering::Relaxed) == 0);
        let until = Instant::now() + Duration::from_micros(40 * (round % 6));
        while Instant::now() < until {
            std::hint::spin_loop();
        }
    }
}

#[test]
fn addressed_calls_stay_on_their_core_in_order() {
    let machine = machine(3);
    let mut caller = Blocking::new(&machine);
    let order = Arc::new(Mutex::new(Vec::new()));
    for number in 0..500 {
        let order = Arc::clone(&order);
        caller.submit_to(
            2,
            call(move |fake, thread| {
                assert_eq!(fake.context.core, 2);
                order.lock().unwrap().push(number);
                thread.done(Vec::new(), Vec::new());
            }),
        );
    }
    assert!(
        caller
            .all()
            .iter()
            .all(|reply| reply.core == 2 && matches!(reply.outcome, Outcome::Done(..)))
    );
    assert_eq!(*order.lock().unwrap(), (0..500).collect::<Vec<_>>());
}

#[test]
fn each_core_begins_a_callers_calls_in_order() {
    let machine = machine(3);
    let mut caller = Blocking::new(&machine);
    let order: Arc<[Mutex<Vec<usize>>; 3]> = Arc::default();
    for number in 0..3000 {
        let order = Arc::clone(&order);
        caller.submit(call(move |fake, thread| {
            order[fake.context.core as usize - 1].lock().unwrap().push(number);
            thread.done(Vec::new(), Vec::new());
        }));
    }
    caller.all();
    let total: usize = order.iter().map(|core| core.lock().unwrap().len()).sum();
    assert_eq!(total, 3000);
    for core in order.iter() {
        assert!(core.lock().unwrap().is_sorted());
    }
}

#[test]
fn thousands_wait_on_one_core_while_it_takes_more() {
    let machine = machine(1);
    let mut caller = Blocking::new(&machine);
    let ids: Vec<_> = (0..5000).map(|_| caller.submit(wait_for_ever())).collect();
    let last = caller.submit(answer(9));
    assert_eq!(caller.take(1)[0].id, last);
    assert_eq!(machine.stats().running, 5000);
    for id in ids {
        assert_eq!(caller.caller.cancel(id, Vec::new()), Cancelled::Stopping);
    }
    let replies = caller.all();
    assert_eq!(replies.len(), 5000);
    assert!(
        replies
            .iter()
            .all(|reply| matches!(reply.outcome, Outcome::Cancelled { begun: true }))
    );
    assert_eq!(machine.stats().running, 0);
}

#[test]
fn waiting_threads_are_spread_over_the_cores() {
    // A core that the system takes the processor from in the middle of a call cannot take its share, so this may need another try.
    let until = Instant::now() + Duration::from_secs(60);
    while !spread_evenly() {
        assert!(Instant::now() < until, "one core always gets nearly all");
    }
}

fn spread_evenly() -> bool {
    let machine = machine(2);
    let mut caller = Blocking::new(&machine);
    for _ in 0..2000 {
        caller.submit(wait_for_ever());
    }
    while machine.stats().running < 2000 {
        std::thread::yield_now();
    }
    (1..=2).all(|core| machine.core_stats(core).unwrap().running >= 400)
}

#[test]
fn timers_of_waiting_threads_fire_while_the_core_sleeps_in_its_loop() {
    let machine = machine(1);
    let mut caller = Blocking::new(&machine);
    let begin = Instant::now();
    for _ in 0..10 {
        caller.submit(call(|fake, thread| {
            fake.keep_until(Instant::now() + Duration::from_millis(20), thread)
        }));
    }
    caller.all();
    assert!(begin.elapsed() >= Duration::from_millis(20));
}

#[test]
fn a_call_cancelled_before_it_began_never_runs_and_gives_its_place_back() {
    let machine = Machine::new(
        nodes::Settings {
            max_queue: 8,
            ..settings(1)
        },
        factory(),
    );
    let mut caller = Blocking::new(&machine);
    let (started, cores) = mpsc::channel();
    let busy = caller.submit(spin(started));
    cores.recv().unwrap();
    let ran = Arc::new(AtomicUsize::new(0));
    let counting = || {
        let ran = Arc::clone(&ran);
        call(move |_, thread| {
            ran.fetch_add(1, Ordering::Relaxed);
            thread.done(Vec::new(), Vec::new());
        })
    };
    for _ in 0..50 {
        let ids: Vec<_> = (0..8).map(|_| caller.submit(counting())).collect();
        assert_eq!(
            caller.caller.submit(counting(), Place::Anywhere).unwrap_err().why,
            Why::Full
        );
        for id in ids {
            assert_eq!(caller.caller.cancel(id, Vec::new()), Cancelled::Removed);
            assert_eq!(caller.caller.cancel(id, Vec::new()), Cancelled::TooLate);
        }
    }
    let removed = caller.take(400);
    assert!(
        removed
            .iter()
            .all(|reply| matches!(reply.outcome, Outcome::Cancelled { begun: false }))
    );
    caller.caller.cancel(busy, Vec::new());
    caller.all();
    assert_eq!(ran.load(Ordering::Relaxed), 0);
}

#[test]
fn a_result_that_comes_after_cancelling_is_discarded() {
    let machine = machine(1);
    let mut caller = Blocking::new(&machine);
    let (started, cores) = mpsc::channel();
    let id = caller.submit(call(move |_, thread| {
        started.send(()).unwrap();
        while !thread.is_cancelled() {
            std::hint::spin_loop();
        }
        thread.done(vec![1], Vec::new());
    }));
    cores.recv().unwrap();
    assert_eq!(caller.caller.cancel(id, Vec::new()), Cancelled::Stopping);
    assert!(matches!(caller.one(), Outcome::Cancelled { begun: true }));
}

#[test]
fn a_full_queue_gives_the_call_back_and_tells_when_there_is_room() {
    let machine = Machine::new(
        nodes::Settings {
            max_queue: 4,
            ..settings(1)
        },
        factory(),
    );
    let mut caller = Blocking::new(&machine);
    let (started, cores) = mpsc::channel();
    let busy = caller.submit(spin(started));
    cores.recv().unwrap();
    let mut calls: VecDeque<_> = (0..6).map(answer).collect();
    let mut ids = Vec::new();
    assert_eq!(
        caller.caller.submit_all(&mut calls, Place::Anywhere, &mut ids),
        Err(Why::Full)
    );
    assert_eq!((ids.len(), calls.len()), (4, 2));
    assert!(!caller.caller.take_room());
    caller.caller.cancel(busy, Vec::new());
    caller.read(5);
    assert!(caller.caller.take_room());
    assert!(!caller.caller.take_room());
    caller
        .caller
        .submit_all(&mut calls, Place::Anywhere, &mut ids)
        .unwrap();
    assert_eq!(caller.take(7).len(), 7);
}

#[test]
fn concurrency_bounds_the_threads_of_a_core() {
    let machine = Machine::new(
        nodes::Settings {
            concurrency: 3,
            ..settings(1)
        },
        factory(),
    );
    let mut caller = Blocking::new(&machine);
    let ids: Vec<_> = (0..3).map(|_| caller.submit(wait_for_ever())).collect();
    let fourth = caller.submit(answer(4));
    let until = Instant::now() + Duration::from_secs(30);
    while machine.stats().running < 3 {
        assert!(Instant::now() < until);
        std::thread::yield_now();
    }
    assert_eq!(machine.stats().queued, 1);
    caller.caller.cancel(ids[0], Vec::new());
    let replies = caller.take(2);
    assert_eq!((replies[0].id, replies[1].id), (ids[0], fourth));
    machine.set_concurrency(5);
    caller.submit(answer(5));
    assert!(matches!(caller.one(), Outcome::Done(..)));
}

#[test]
fn a_deadline_that_passed_in_the_queue_ends_the_call_unbegun() {
    let machine = machine(1);
    let mut caller = Blocking::new(&machine);
    let mut late = answer(1);
    late.beside().deadline = Some(Instant::now());
    let mut early = answer(2);
    early.beside().deadline = Some(Instant::now() + Duration::from_secs(600));
    caller.submit(late);
    caller.submit(early);
    let replies = caller.take(2);
    assert!(matches!(replies[0].outcome, Outcome::TimedOut));
    assert!(matches!(replies[1].outcome, Outcome::Done(..)));
}

#[test]
fn a_panic_ends_the_cores_threads_and_nothing_else() {
    let machine = machine(2);
    let mut caller = Blocking::new(&machine);
    let here = caller.submit_to(1, wait_for_ever());
    let elsewhere = caller.submit_to(2, wait_for_ever());
    let bad = caller.submit_to(1, call(|_, _thread| panic!("out of cheese")));
    let after = caller.submit_to(1, answer(3));
    let replies = caller.take(3);
    let find = |id| &replies.iter().find(|reply| reply.id == id).unwrap().outcome;
    let Outcome::Down {
        reason,
        maybe_executed: true,
    } = find(here)
    else {
        panic!("{replies:?}")
    };
    assert!(reason.contains("out of cheese"), "{reason}");
    assert!(matches!(
        find(bad),
        Outcome::Down {
            maybe_executed: true,
            ..
        }
    ));
    assert!(
        matches!(find(after), Outcome::Done(..)),
        "a new executor serves the next"
    );
    assert_eq!(machine.core_stats(1).unwrap().restarts, 1);
    caller.caller.cancel(elsewhere, Vec::new());
    assert!(matches!(caller.one(), Outcome::Cancelled { begun: true }));
}

#[test]
fn an_executor_that_cannot_start_fails_its_calls() {
    for factory in [
        Arc::new(|_| Err("no memory".to_string())) as nodes::Factory,
        Arc::new(|_| -> Result<Box<dyn Executor>, String> { panic!("no memory") }),
    ] {
        let machine = Machine::new(settings(2), factory);
        let mut caller = Blocking::new(&machine);
        for _ in 0..10 {
            caller.submit(answer(1));
        }
        for reply in caller.all() {
            let Outcome::Down {
                reason,
                maybe_executed: false,
            } = reply.outcome
            else {
                panic!("{reply:?}")
            };
            assert!(reason.contains("no memory"), "{reason}");
        }
    }
}

#[test]
fn a_thread_that_nobody_settles_is_down() {
    let machine = machine(1);
    let mut caller = Blocking::new(&machine);
    caller.submit(call(|_, thread| drop(thread)));
    assert!(matches!(
        caller.one(),
        Outcome::Down {
            maybe_executed: true,
            ..
        }
    ));
}

#[test]
fn threads_make_calls_themselves_which_idle_cores_steal() {
    let machine = machine(2);
    let mut caller = Blocking::new(&machine);
    // On core 1: one nested call, then no return from synchronous code until it has begun, which only core 2 can bring about.
    caller.submit_to(
        1,
        call(|fake, thread| {
            let (started, begun) = mpsc::channel();
            let nested = call(move |fake, thread| {
                started.send(fake.context.core).unwrap();
                thread.done(vec![42], Vec::new());
            });
            let id = fake.context.caller.submit(nested, Place::Anywhere).unwrap();
            fake.nested.insert(id, thread.number());
            fake.keep(thread);
            assert_eq!(begun.recv_timeout(Duration::from_secs(30)), Ok(2));
        }),
    );
    assert!(matches!(caller.one(), Outcome::Done(value, _) if value == [42]));
    assert_eq!(machine.core_stats(2).unwrap().stolen, 1);
}

#[test]
fn nested_calls_work_on_one_core_too() {
    let machine = machine(1);
    let mut caller = Blocking::new(&machine);
    for _ in 0..100 {
        caller.submit(call(|fake, thread| {
            let id = fake.context.caller.submit(answer(5), Place::Anywhere).unwrap();
            fake.nested.insert(id, thread.number());
            fake.keep(thread);
        }));
    }
    assert!(
        caller
            .all()
            .iter()
            .all(|reply| matches!(&reply.outcome, Outcome::Done(value, _) if *value == [5]))
    );
}

#[test]
fn a_generator_sends_no_more_than_it_may() {
    let machine = machine(1);
    let mut caller = Blocking::new(&machine);
    let mut generator = call(|fake, thread| {
        let mut next = 0_u8;
        let mut more = move |thread: &nodes::Thread| {
            while next < 10 && thread.produce(vec![next], Vec::new()).is_ok() {
                next += 1;
            }
            next == 10
        };
        assert!(!more(&thread));
        fake.produce_more.insert(thread.number(), Box::new(more));
        fake.keep(thread);
    });
    generator.beside().ahead = 4;
    let id = caller.submit(generator);
    let first = caller.take(4);
    assert!(
        first
            .iter()
            .enumerate()
            .all(|(at, reply)| matches!(&reply.outcome, Outcome::Yield(value, _) if value[0] as usize == at))
    );
    caller.caller.grant(id, 3);
    assert_eq!(caller.take(3).len(), 3);
    caller.caller.grant(id, 100);
    let rest = caller.all();
    assert_eq!(rest.len(), 4);
    assert!(matches!(rest[3].outcome, Outcome::Done(..)));
}

#[test]
fn refuses_a_core_that_is_not_there() {
    let machine = machine(2);
    let mut caller = Blocking::new(&machine);
    for core in [0, 3, u32::MAX] {
        assert_eq!(
            caller
                .caller
                .submit(answer(1), Place::Core(core))
                .unwrap_err()
                .why,
            Why::NoSuchCore
        );
    }
}

#[test]
fn stopping_lets_accepted_calls_end_and_takes_no_more() {
    let machine = machine(2);
    let mut caller = Blocking::new(&machine);
    for _ in 0..200 {
        caller.submit(answer(1));
    }
    machine.stop(Duration::from_secs(60));
    assert_eq!(machine.state(), State::Exited);
    assert_eq!(
        caller.caller.submit(answer(1), Place::Anywhere).unwrap_err().why,
        Why::Stopping
    );
    assert!(
        caller
            .all()
            .iter()
            .all(|reply| matches!(reply.outcome, Outcome::Done(..)))
    );
}

#[test]
fn after_the_grace_everything_left_is_ended_and_settled() {
    let machine = machine(2);
    let mut caller = Blocking::new(&machine);
    let (started, cores) = mpsc::channel();
    caller.submit_to(1, wait_for_ever());
    caller.submit_to(1, spin(started));
    cores.recv().unwrap();
    caller.submit_to(1, answer(1));
    machine.stop(Duration::ZERO);
    let replies = caller.all();
    assert_eq!(replies.len(), 3);
    for (at, executed) in [(0, true), (2, false)] {
        let found = replies.iter().find(|reply| reply.id.slot() == at).unwrap();
        assert!(
            matches!(found.outcome, Outcome::Down { maybe_executed, .. } if maybe_executed == executed),
            "{found:?}"
        );
    }
}

#[test]
fn dropping_a_caller_cancels_its_calls() {
    let machine = machine(1);
    let mut caller = Blocking::new(&machine);
    for _ in 0..3 {
        caller.submit(wait_for_ever());
    }
    caller.submit(answer(1));
    caller.take(1);
    drop(caller);
    let until = Instant::now() + Duration::from_secs(30);
    while !machine.is_quiet() {
        assert!(Instant::now() < until);
        std::thread::yield_now();
    }
}

#[test]
fn figures_add_up() {
    let machine = machine(2);
    let mut caller = Blocking::new(&machine);
    for _ in 0..100 {
        caller.submit(answer(1));
        caller.submit(call(|_, thread| thread.failed(vec![])));
    }
    caller.all();
    machine.halt();
    machine.join();
    let stats = machine.stats();
    assert_eq!(
        (stats.done, stats.failed, stats.running, stats.queued),
        (100, 100, 0, 0)
    );
    assert!(stats.wall > Duration::ZERO);
    assert!(stats.cpu > Duration::ZERO);
}
