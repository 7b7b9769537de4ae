// The whole start in one script: executor, async body, tick, thens as registered, then those of readFile.
const fs = require('fs');
const first = new Promise((resolve) => {
  console.log('executor');
  resolve('executor promise');
});
const second = (async () => {
  console.log('async body');
  return 'async promise';
})();
fs.readFile(__filename, () => {
  console.log('readFile callback');
  const inner = new Promise((resolve) => {
    console.log('readFile executor');
    resolve('readFile promise');
  });
  process.nextTick(() => console.log('readFile tick'));
  inner.then((value) => console.log('then', value));
});
process.nextTick(() => console.log('tick'));
first.then((value) => console.log('then', value));
second.then((value) => console.log('then', value));
Promise.resolve('resolved promise').then((value) => console.log('then', value));
console.log('end of script');
