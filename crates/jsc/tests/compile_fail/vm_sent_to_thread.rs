//! A VM belongs to its OS thread.
use jsc::Vm;

fn main() {
    let vm = Vm::new().unwrap();
    std::thread::spawn(move || vm.enter(|_| ()));
}
