// After every immediate: ticks, then promise jobs, before the next immediate.
for (const name of ['a', 'b', 'c']) {
  setImmediate(() => {
    console.log('immediate', name);
    Promise.resolve().then(() => console.log('then', name));
    process.nextTick(() => console.log('tick', name));
  });
}
