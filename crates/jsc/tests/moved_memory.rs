//! Memory of `ArrayBuffer`s that moves from VM to VM.

use jsc::{MovedBuffer, Scope, Vm};

fn with_vm<R>(body: impl for<'s> FnOnce(&mut Scope<'s>) -> R) -> R {
    Vm::new().expect("the engine is known").enter(body)
}

fn text(scope: &mut Scope<'_>, source: &str) -> String {
    let value = scope
        .eval(source, "test.js")
        .unwrap_or_else(|exception| exception.value(scope));
    scope.to_text(value).expect("a printable value")
}

fn make() -> MovedBuffer {
    with_vm(|scope| {
        let buffer = scope
            .eval(
                "globalThis.view = new Uint8Array(1 << 20).fill(7); globalThis.b = view.buffer",
                "test.js",
            )
            .expect("a buffer");
        let moved = scope.take_buffer(buffer).expect("the layout is known");
        assert_eq!(
            text(scope, "`${b.detached} ${b.byteLength} ${view.length} ${view[0]}`"),
            "true 0 0 undefined"
        );
        assert!(scope.take_buffer(scope.object()).is_none());
        moved
    })
}

fn adopt(scope: &mut Scope<'_>, moved: MovedBuffer) {
    let buffer = scope.adopt_buffer(moved).expect("the layout is known");
    let global = scope.global_object();
    scope.set(global, "c", buffer).expect("a property");
}

#[test]
fn memory_outlives_its_vm_and_is_the_other_vms_own() {
    let moved = make();
    assert_eq!((moved.bytes().len(), moved.bytes()[12_345]), (1 << 20, 7));
    let address = moved.bytes().as_ptr() as usize;
    with_vm(|scope| {
        adopt(scope, moved);
        let read =
            "new Uint8Array(c)[0]++; `${c.detached} ${c.byteLength} ${new Uint8Array(c)[0]} ${c.resizable}`";
        assert_eq!(text(scope, read), "false 1048576 8 false");
        let again = scope.eval("c.transfer()", "test.js").expect("a buffer");
        let again = scope.take_buffer(again).expect("the layout is known");
        assert_eq!(again.bytes().as_ptr() as usize, address, "it was not copied");
        adopt(scope, again);
        scope.collect_garbage();
        assert_eq!(text(scope, "new Uint8Array(c)[0]"), "8");
    });
}

#[test]
fn what_is_lost_on_the_way_waits_for_a_vm_that_frees_it() {
    drop(make());
    with_vm(|scope| {
        for lost in scope.abandoned_buffers() {
            adopt(scope, lost);
        }
        assert!(scope.abandoned_buffers().is_empty());
    });
}
