//! Shows the other sides of all links of this process that it lives: one OS thread for all, so that a link which is busy with a long message beats on.

use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use crate::link::{Link, TICK};

/// Beats on this link from now on, as long as it lives.
pub(crate) fn beat_on(link: &Arc<Link>) {
    static LINKS: OnceLock<Mutex<Vec<Weak<Link>>>> = OnceLock::new();
    let mut is_first = false;
    let links = LINKS.get_or_init(|| {
        is_first = true;
        Mutex::default()
    });
    links
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(Arc::downgrade(link));
    if is_first {
        // Without it links still work, until somebody who judges finds them silent.
        let _ = std::thread::Builder::new()
            .name("beats".into())
            .spawn(move || beat(links));
    }
}

fn beat(links: &Mutex<Vec<Weak<Link>>>) {
    loop {
        std::thread::sleep(TICK);
        let mut living = Vec::new();
        links
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .retain(|link| {
                let found = link.upgrade().filter(|link| link.closed().is_none());
                living.extend(found.clone());
                found.is_some()
            });
        living.iter().for_each(|link| link.beat());
    }
}
