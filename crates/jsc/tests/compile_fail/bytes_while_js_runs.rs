//! A view of a buffer's bytes cannot be held while JS runs, which could detach it.
use jsc::Vm;

fn main() {
    let vm = Vm::new().unwrap();
    vm.enter(|scope| {
        let buffer = scope.array_buffer(vec![1, 2, 3]);
        let bytes = scope.bytes(buffer).unwrap();
        let _ = scope.eval("0", "test");
        let _ = bytes[0];
    });
}
