//! The garbage collector does not see what is in a `Vec`: no array is made of one.

use jsc::{Local, Vm};

fn main() {
    let vm = Vm::new().unwrap();
    vm.enter(|scope| {
        let texts: Vec<Local<'_>> = ["a", "b"].iter().map(|text| scope.string(text)).collect();
        scope.array(&texts);
    });
}
