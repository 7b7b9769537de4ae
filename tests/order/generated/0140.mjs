// A random program, of seed 140: its order is Node's.
import fs from 'node:fs';
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
Promise.allSettled([Promise.reject('s1'), Promise.resolve(), thenable('s1.1'), (async () => log('s1.2 async'))()]).then(() => {
  log('s1');
});
setImmediate(() => {
  log('s2');
});
process.nextTick(() => {
  log('s3');
  const s4 = async function* () {
    yield 's4 one';
    setTimeout(() => {
      log('s5');
    }, 1);
    spin(4);
    await Promise.resolve();
    yield Promise.resolve('s4 two');
  };
  (async () => { for await (const value of s4()) log(value); log('s4 done'); })();
});
(async () => {
  log('s6 body');
})().then(() => log('s6 end'));
far(() => fs.stat(import.meta.filename, () => {
  log('s7');
}));
far(() => fs.promises.readFile(import.meta.filename).then(() => {
  log('s8');
}));
setImmediate(() => {
  log('s9');
});
Promise.resolve(Promise.resolve()).finally(() => {
  log('s10');
  Promise.resolve(thenable('s11')).then(() => {
    log('s11');
  });
}).then(() => log('s10 after'));
log('end of script');
