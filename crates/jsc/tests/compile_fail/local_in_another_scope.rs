//! A local of one VM cannot be used in another.
use jsc::Vm;

fn main() {
    let (one, other) = (Vm::new().unwrap(), Vm::new().unwrap());
    one.enter(|scope| {
        let value = scope.number(1.0);
        other.enter(|inner| inner.array(&[value]));
    });
}
