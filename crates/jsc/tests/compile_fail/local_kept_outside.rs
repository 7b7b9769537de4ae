//! Nor can it be put into something that lives longer.
use jsc::{Local, Vm};

fn main() {
    let vm = Vm::new().unwrap();
    let mut kept: Vec<Local<'_>> = Vec::new();
    vm.enter(|scope| kept.push(scope.number(1.0)));
}
