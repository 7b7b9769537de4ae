// A random program, of seed 140: its order is Node's.
import fs from 'node:fs';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label);
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
