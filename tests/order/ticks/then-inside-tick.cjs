// A promise job made in a tick waits until the ticks are empty.
process.nextTick(() => {
  console.log('tick 1');
  Promise.resolve().then(() => console.log('then from tick 1'));
  process.nextTick(() => console.log('tick from tick 1'));
});
process.nextTick(() => console.log('tick 2'));
