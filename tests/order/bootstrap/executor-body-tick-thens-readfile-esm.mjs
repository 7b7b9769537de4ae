// The same as an ES module: the script is a promise job itself, so thens come before the tick.
import { readFile } from 'node:fs';
const first = new Promise((resolve) => {
  console.log('executor');
  resolve('executor promise');
});
const second = (async () => {
  console.log('async body');
  return 'async promise';
})();
readFile(import.meta.filename, () => {
  console.log('readFile callback');
  process.nextTick(() => console.log('readFile tick'));
  Promise.resolve('readFile promise').then((value) => console.log('then', value));
});
process.nextTick(() => console.log('tick'));
first.then((value) => console.log('then', value));
second.then((value) => console.log('then', value));
Promise.resolve('resolved promise').then((value) => console.log('then', value));
console.log('end of script');
