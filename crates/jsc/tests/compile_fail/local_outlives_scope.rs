//! A local cannot leave the scope it was made in.
use jsc::Vm;

fn main() {
    let vm = Vm::new().unwrap();
    let kept = vm.enter(|scope| scope.number(1.0));
    let _ = kept;
}
