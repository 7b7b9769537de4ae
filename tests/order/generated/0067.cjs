// A random program, of seed 67: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label);
Promise.race(['s1.0 value', Promise.resolve()]).then((value) => {
  log('s1');
});
const s2 = async function* () {
  yield 's2 one';
  far(() => {
    let rounds = 0;
    const interval = setInterval(() => {
      log('s3 round', ++rounds);
      if (rounds === 2) clearInterval(interval);
    }, 4);
  });
  await thenable('s2');
  yield Promise.resolve('s2 two');
};
(async () => { for await (const value of s2()) log(value); log('s2 done'); })();
log('end of script');
