// A random program, of seed 168: its order is Node's.
import async_hooks from 'node:async_hooks';
import fs from 'node:fs';
const als = new async_hooks.AsyncLocalStorage();
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const waiting = [];
const far = (callback) => {
  if (waiting.push(async_hooks.AsyncLocalStorage.bind(callback)) === 1) setTimeout(whenQuiet, 20);
};
const whenQuiet = () => {
  if (performance.now() - busy < 20) return setTimeout(whenQuiet, 20);
  const callback = waiting.shift();
  if (waiting.length > 0) setTimeout(whenQuiet, 20);
  callback();
};
const log = (...label) => { busy = performance.now(); console.log(...label, '|', als.getStore()); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
log('s1');
process.nextTick(() => {
  log('s2');
  als.enterWith('s2');
  far(() => fs.readFile(import.meta.filename, () => {
    log('s3');
    queueMicrotask(() => {
      log('s4');
    });
    Promise.reject('s5').catch((reason) => {
      log('s5');
    }).then(() => log('s5 after'));
  }));
});
(async () => {
  for await (const value of [Promise.resolve(), 's6']) {
    log('s6');
  }
})();
setTimeout(() => {
  log('s7');
}, 2);
spin(4);
log('end of script');
