// After every timer of a list: ticks, then promise jobs, before the next timer.
for (const name of ['a', 'b', 'c']) {
  setTimeout(() => {
    console.log('timeout', name);
    Promise.resolve().then(() => console.log('then', name));
    process.nextTick(() => console.log('tick', name));
  }, 5);
}
