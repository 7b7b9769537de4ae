//! A native function cannot capture anything: it is made from nothing when it is called.
use jsc::{Exception, Vm};

fn main() {
    let vm = Vm::new().unwrap();
    let captured = String::new();
    vm.enter(|scope| {
        scope.function("f", |call| {
            let _ = &captured;
            Ok::<_, Exception>(call.undefined())
        });
    });
}
