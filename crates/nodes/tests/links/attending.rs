//! OS threads that wait at a link themselves.

use std::os::fd::OwnedFd;
use std::time::{Duration, Instant};

use rustix::event::Timespec;
use rustix::event::epoll::{self, CreateFlags, EventData, EventFlags};

use crate::scripted::*;
use crate::value;

/// Waits at the link of `here`, as a loop does.
fn attend(here: &End) -> OwnedFd {
    let place = epoll::create(CreateFlags::CLOEXEC).unwrap();
    let flags = EventFlags::IN | EventFlags::EXCLUSIVE;
    let attends = here
        .peer
        .link()
        .attend(|socket| Ok(epoll::add(&place, socket, EventData::new_u64(0), flags)?));
    assert!(attends);
    place
}

fn wait(place: &OwnedFd) {
    let time = Timespec {
        tv_sec: 1,
        tv_nsec: 0,
    };
    let mut events = Vec::with_capacity(1);
    epoll::wait(place, rustix::buffer::spare_capacity(&mut events), Some(&time)).unwrap();
}

#[test]
fn who_attends_a_link_takes_in_the_replies_and_the_end() {
    let (mut here, there) = pair();
    let place = attend(&here);
    let mut caller = here.caller();
    for number in 0..100 {
        caller.submit(call(&[ECHO, number]), here.away());
        let end = Instant::now() + LONG;
        while !caller.caller.has_news() {
            assert!(Instant::now() < end, "no reply comes");
            wait(&place);
            assert!(here.peer.link().take_in());
        }
        assert_eq!(value(caller.next().outcome), [ECHO, number]);
    }
    there.peer.link().close("it died");
    let end = Instant::now() + LONG;
    while here.peer.link().take_in() {
        assert!(Instant::now() < end, "the end is not seen");
        wait(&place);
    }
    assert_eq!(&*here.reason(), "the connection ended");
    assert!(!here.peer.link().attend(|_| Ok(())), "nothing more comes");
}

#[test]
fn what_comes_while_nobody_who_attends_waits_is_not_late() {
    let (here, _there) = pair();
    let _place = attend(&here);
    let mut caller = here.caller();
    for number in 0..20 {
        caller.submit(call(&[ECHO, number]), here.away());
        // It waits for its mailbox, not at the link; every other time somebody has just looked there.
        assert_eq!(value(caller.next().outcome), [ECHO, number]);
        if number % 2 == 0 {
            here.peer.link().take_in();
        }
    }
}

#[test]
fn a_core_that_sleeps_at_a_link_hears_of_calls_from_elsewhere_and_of_its_end() {
    let (here, there) = pair();
    let (mut far, mut near) = (here.caller(), there.caller());
    for number in 0..50 {
        far.submit(call(&[ECHO, number]), here.away());
        assert_eq!(value(far.next().outcome), [ECHO, number]);
        if number % 10 == 0 {
            // Long enough for the cores to sleep.
            std::thread::sleep(Duration::from_millis(3));
        }
        near.submit(
            call(&[ECHO, number]),
            nodes::Place::Core(1 + u32::from(number % 2)),
        );
        assert_eq!(value(near.next().outcome), [ECHO, number]);
    }
    drop(here);
    near.submit(call(&[ECHO, 1]), nodes::Place::Anywhere);
    assert_eq!(value(near.next().outcome), [ECHO, 1]);
}
