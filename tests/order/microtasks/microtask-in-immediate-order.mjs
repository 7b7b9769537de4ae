// Microtasks of one immediate run before the next immediate, also in a module.
setImmediate(() => {
  console.log('immediate 1');
  queueMicrotask(() => console.log('microtask of 1'));
});
setImmediate(() => console.log('immediate 2'));
queueMicrotask(() => console.log('microtask of the script'));
