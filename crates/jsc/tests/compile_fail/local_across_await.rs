//! A local cannot be held across an await: a future that is kept must own what it holds.
use std::future::Future;
use std::pin::Pin;

use jsc::Vm;

fn keep(_: Pin<Box<dyn Future<Output = ()>>>) {}

fn main() {
    let vm = Vm::new().unwrap();
    vm.enter(|scope| {
        let value = scope.number(1.0);
        keep(Box::pin(async move {
            std::future::ready(()).await;
            let _kept = value;
        }));
    });
}
