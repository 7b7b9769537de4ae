// A subclass of Promise: its then makes its own kind; await looks at the constructor.
class Mine extends Promise {
  then(...args) { console.log('then called'); return super.then(...args); }
}
const mine = Mine.resolve(1);
console.log(mine.then(() => {}) instanceof Mine, mine.finally(() => {}) instanceof Mine, mine instanceof Promise);
(async () => { console.log('await', await mine); })();
Promise.resolve().then(() => console.log('job'));
