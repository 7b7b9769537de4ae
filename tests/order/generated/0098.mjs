// A random program, of seed 98: its order is Node's.
import timersPromises from 'node:timers/promises';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
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
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
setTimeout(() => {
  log('s1');
}, 1);
setTimeout(log, 1, 's1 second');
setTimeout(log, 1, 's1 third');
spin(16);
timersPromises.setImmediate().then(() => {
  log('s2');
});
Promise.resolve((async () => log('s3 async'))()).then(() => {
  log('s3');
  queueMicrotask(() => {
    log('s4');
  });
  Promise.reject('s5').catch((reason) => {
    log('s5');
    Promise.all([thenable('s6.0'), (async () => log('s6.1 async'))()]).then(() => {
      log('s6');
    });
  }).then(() => log('s5 after'));
});
for (const value of (function* () {
  yield 's7 one';
  far(() => timersPromises.setTimeout(1).then(() => {
    log('s8');
  }));
  yield 's7 two';
})()) log(value);
log('end of script');
