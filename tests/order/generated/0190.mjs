// A random program, of seed 190: its order is Node's.
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
process.on('uncaughtException', (error) => log('uncaught', error.message));
(async () => {
  log('s1 body');
  setImmediate(() => {
    log('s2');
    Promise.resolve().then(() => {
      log('s3');
      far(() => queueMicrotask(() => {
        log('s4');
        throw new Error('from s4');
      }));
      return Promise.resolve();
    }).then(() => log('s3 after'));
    (async () => {
      log('s5 body');
    })().then(() => log('s5 end'));
  });
  setImmediate(log, 's2 second');
  for (const value of (function* () {
    yield 's6 one';
    yield 's6 two';
  })()) log(value);
  Promise.resolve(thenable('s7')).then(() => {
    log('s7');
  });
})().then(() => log('s1 end'));
log('end of script');
