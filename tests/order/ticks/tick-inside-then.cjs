// A tick made in a promise job waits until the promise jobs are empty.
Promise.resolve().then(() => {
  console.log('then 1');
  process.nextTick(() => console.log('tick from then 1'));
}).then(() => console.log('then 1.1')).then(() => console.log('then 1.2'));
Promise.resolve().then(() => console.log('then 2'));
