// A random program, of seed 67: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const waiting = [];
const far = (callback) => {
  if (waiting.push(callback) === 1) setTimeout(whenQuiet, 20);
};
const whenQuiet = () => {
  if (performance.now() - busy < 20) return setTimeout(whenQuiet, 20);
  const callback = waiting.shift();
  if (waiting.length > 0) setTimeout(whenQuiet, 20);
  callback();
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
Promise.race(['s1.0 value', Promise.resolve()]).then((value) => {
  log('s1');
});
const s2 = async function* () {
  yield 's2 one';
  far(() => {
    let rounds = 0;
    const interval = setInterval(() => {
      log('s3 round', ++rounds);
      if (rounds < 3) return;
      clearInterval(interval);
    }, 2);
  });
  await thenable('s2');
  yield Promise.resolve('s2 two');
};
(async () => { for await (const value of s2()) log(value); log('s2 done'); })();
log('end of script');
