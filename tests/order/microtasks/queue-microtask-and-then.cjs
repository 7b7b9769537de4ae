// queueMicrotask and then share one queue.
queueMicrotask(() => console.log('microtask 1'));
Promise.resolve().then(() => console.log('then 1'));
queueMicrotask(() => console.log('microtask 2'));
Promise.resolve().then(() => console.log('then 2'));
