//! A realm's loop waits itself at the links that bring its replies (on a core: its calls), so that what comes wakes the OS thread that it is for.

use std::cell::RefCell;
use std::os::fd::BorrowedFd;
use std::rc::Rc;
use std::sync::{Arc, Weak};

use nodes::Link;
use runtime::{Attended, EventLoop, Task};

/// The links of one realm.
#[derive(Default)]
pub(super) struct AttendedLinks(RefCell<Vec<Weak<Link>>>);

impl AttendedLinks {
    /// The loop waits at this one from now on, until it ends. Where that cannot be had, the link's own OS thread goes on to wake the loop.
    pub(super) fn add(&self, link: &Arc<Link>, event_loop: &EventLoop<Task>) {
        let mut known = self.0.borrow_mut();
        if known.iter().any(|known| known.as_ptr() == Arc::as_ptr(link)) {
            return;
        }
        known.retain(|known| known.strong_count() > 0);
        known.push(Arc::downgrade(link));
        link.attend(|_| event_loop.attend(Rc::new(AtLink(Arc::clone(link)))));
    }
}

struct AtLink(Arc<Link>);

impl Attended for AtLink {
    fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        self.0.descriptor()
    }

    fn take_in(&self) -> bool {
        self.0.take_in()
    }
}
