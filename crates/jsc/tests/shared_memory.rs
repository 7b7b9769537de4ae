//! Memory that several VMs have, and native values held by JS objects. Run again under the engine's collector stress by the last test.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};

use jsc::{Local, Scope, SharedBuffer, Vm};

fn with_vm<R>(body: impl for<'s> FnOnce(&mut Scope<'s>) -> R) -> R {
    Vm::new().expect("the engine is known").enter(body)
}

fn text(scope: &mut Scope<'_>, source: &str) -> String {
    match scope.eval(source, "test.js") {
        Ok(value) => scope.to_text(value).expect("a printable value"),
        Err(exception) => {
            let value = exception.value(scope);
            format!("threw {}", scope.to_text(value).expect("a printable error"))
        }
    }
}

/// Makes the variable `memory` one over `shared`.
fn adopt(scope: &mut Scope<'_>, shared: &SharedBuffer) {
    let fresh = scope
        .eval("globalThis.memory = new SharedArrayBuffer(0)", "test.js")
        .expect("a buffer");
    assert!(scope.adopt_shared_buffer(fresh, shared));
}

fn share(scope: &mut Scope<'_>, source: &str) -> SharedBuffer {
    let buffer = scope.eval(source, "test.js").expect("a buffer");
    scope.share_buffer(buffer).expect("a shared buffer")
}

#[test]
fn two_vms_count_in_the_same_memory() {
    const ROUNDS: i32 = 200_000;
    let start = Arc::new(Barrier::new(2));
    with_vm(|scope| {
        let shared = share(scope, "globalThis.memory = new SharedArrayBuffer(8)");
        let count = format!(
            "const cells = new Int32Array(memory); for (let i = 0; i < {ROUNDS}; i++) Atomics.add(cells, 1, 1); 'done'"
        );
        let (other_start, other_count) = (Arc::clone(&start), count.clone());
        let other = std::thread::spawn(move || {
            with_vm(|scope| {
                adopt(scope, &shared);
                drop(shared);
                assert_eq!(text(scope, "memory.byteLength"), "8");
                other_start.wait();
                assert_eq!(text(scope, &other_count), "done");
            });
        });
        start.wait();
        assert_eq!(text(scope, &count), "done");
        other.join().expect("the other VM ends");
        assert_eq!(text(scope, "cells[1]"), (2 * ROUNDS).to_string());
    });
}

#[test]
fn atomics_wait_hears_another_vm() {
    with_vm(|scope| {
        let shared = share(scope, "globalThis.memory = new SharedArrayBuffer(8)");
        let other = std::thread::spawn(move || {
            with_vm(|scope| {
                adopt(scope, &shared);
                text(
                    scope,
                    "const cells = new Int32Array(memory); Atomics.store(cells, 1, 1);
                     while (Atomics.load(cells, 0) === 0) Atomics.wait(cells, 0, 0); cells[0]",
                )
            })
        });
        let woken = text(
            scope,
            "const cells = new Int32Array(memory); while (Atomics.load(cells, 1) === 0);
             Atomics.store(cells, 0, 7); Atomics.notify(cells, 0); cells[0]",
        );
        assert_eq!(woken, "7");
        assert_eq!(other.join().expect("the other VM ends"), "7");
    });
}

#[test]
fn memory_outlives_the_vm_that_made_it_and_the_handle() {
    let shared = with_vm(|scope| {
        share(
            scope,
            "new Uint8Array(memory = new SharedArrayBuffer(1 << 20)).fill(5); memory",
        )
    });
    assert_eq!(shared.len(), 1 << 20);
    with_vm(|scope| {
        adopt(scope, &shared);
        drop(shared);
        scope.collect_garbage();
        assert_eq!(
            text(
                scope,
                "const all = new Uint8Array(memory); all[0] + all[all.length - 1]"
            ),
            "10"
        );
    });
}

#[test]
fn growing_is_seen_by_all() {
    with_vm(|scope| {
        let shared = share(
            scope,
            "globalThis.first = new SharedArrayBuffer(4, { maxByteLength: 64 })",
        );
        adopt(scope, &shared);
        assert_eq!(
            text(
                scope,
                "first.grow(32); [memory.byteLength, memory.growable, memory.maxByteLength]"
            ),
            "32,true,64"
        );
        assert_eq!(
            text(scope, "new Uint8Array(first)[31] = 3; new Uint8Array(memory)[31]"),
            "3"
        );
    });
}

#[test]
fn one_memory_has_one_address_and_others_have_others() {
    with_vm(|scope| {
        let first = share(scope, "globalThis.memory = new SharedArrayBuffer(16)");
        let again = share(scope, "memory");
        let other = share(scope, "new SharedArrayBuffer(16)");
        assert_eq!(first.address(), again.address());
        assert_ne!(first.address(), other.address());
        assert!(!first.is_empty());
    });
}

#[test]
fn integers_are_read_where_they_are_aligned_and_inside() {
    with_vm(|scope| {
        let shared = share(
            scope,
            "const all = new SharedArrayBuffer(16); new Int32Array(all).set([1, -2, 3, -1]); all",
        );
        assert_eq!(
            [0, 4, 12].map(|offset| shared.load_i32(offset)),
            [Some(1), Some(-2), Some(-1)]
        );
        assert_eq!(shared.load_i64(8), Some((-1 << 32) | 3));
        for outside in [2, 16, 13, usize::MAX] {
            assert_eq!(shared.load_i32(outside), None, "{outside}");
        }
        assert_eq!([4, 12, 16].map(|offset| shared.load_i64(offset)), [None; 3]);
    });
}

#[test]
fn what_is_not_a_fresh_shared_buffer_is_refused() {
    with_vm(|scope| {
        for source in [
            "new ArrayBuffer(8)",
            "new Int32Array(new SharedArrayBuffer(8))",
            "({})",
            "5",
            "undefined",
        ] {
            let value = scope.eval(source, "test.js").expect("a value");
            assert!(scope.share_buffer(value).is_none(), "{source}");
            assert!(!scope.is_shared_buffer(value), "{source}");
        }
        let shared = share(scope, "new SharedArrayBuffer(8)");
        for source in ["new ArrayBuffer(0)", "new SharedArrayBuffer(8)", "({})", "5"] {
            let value = scope.eval(source, "test.js").expect("a value");
            assert!(!scope.adopt_shared_buffer(value, &shared), "{source}");
        }
    });
}

struct Counted(Arc<AtomicUsize>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[test]
fn a_native_value_lives_as_long_as_its_object() {
    const OBJECTS: usize = 1000;
    let dropped = Arc::new(AtomicUsize::new(0));
    with_vm(|scope| {
        let global = scope.global_object();
        let kept = scope.native_object(Arc::new(Counted(Arc::clone(&dropped))));
        scope.set(global, "kept", kept).expect("set");
        for _ in 0..OBJECTS {
            scope.native_object(Arc::new(Counted(Arc::clone(&dropped))));
        }
        // Dead objects are swept when others of their kind are made.
        let mut rounds = 0..1000;
        while dropped.load(Ordering::SeqCst) < OBJECTS / 2 && rounds.next().is_some() {
            text(scope, "Array.from({ length: 1e4 }, (_, i) => ({ i })).length");
            for _ in 0..100 {
                scope.native_object(Arc::new(()));
            }
        }
        let so_far = dropped.load(Ordering::SeqCst);
        assert!(
            (OBJECTS / 2..=OBJECTS).contains(&so_far),
            "{so_far} were collected"
        );
        let kept: Local<'_> = scope.eval("kept", "test.js").expect("the object");
        assert!(scope.native_of::<Counted>(kept).is_some());
    });
    assert_eq!(dropped.load(Ordering::SeqCst), OBJECTS + 1);
}

#[test]
fn what_is_no_native_object_holds_nothing() {
    with_vm(|scope| {
        for source in [
            "({})",
            "5",
            "null",
            "'x'",
            "(() => {})",
            "new Proxy({}, {})",
            "Object.create(null)",
        ] {
            let value = scope.eval(source, "test.js").expect("a value");
            assert!(scope.native(value).is_none(), "{source}");
        }
        let object = scope.native_object(Arc::new(5_u8));
        assert_eq!(scope.native_of::<u8>(object).as_deref(), Some(&5));
        assert!(scope.native_of::<u16>(object).is_none());
        let global = scope.global_object();
        scope.set(global, "native", object).expect("set");
        let child = scope.eval("Object.create(native)", "test.js").expect("an object");
        assert!(scope.native(child).is_none());
        assert_eq!(
            text(
                scope,
                "[Object.keys(native).length, Object.getPrototypeOf(native) === Object.prototype]"
            ),
            "0,true"
        );
    });
}

/// All the tests above once more, in a process whose collector runs as often as it can.
#[test]
fn everything_holds_under_collector_stress() {
    if std::env::var_os("ROATA_STRESSED").is_some() {
        return;
    }
    let this = std::env::current_exe().expect("this test's own binary");
    for stress in [
        ("JSC_collectContinuously", "1"),
        ("JSC_slowPathAllocsBetweenGCs", "2"),
    ] {
        let output = std::process::Command::new(&this)
            .env("ROATA_STRESSED", "1")
            .env("JSC_scribbleFreeCells", "1")
            .env(stress.0, stress.1)
            .arg("--test-threads=1")
            .output()
            .expect("the binary starts");
        assert!(
            output.status.success(),
            "{stress:?}\n{}",
            String::from_utf8_lossy(&output.stdout)
        );
    }
}
