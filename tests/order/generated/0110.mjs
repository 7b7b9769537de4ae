// A random program, of seed 110: its order is Node's.
import timersPromises from 'node:timers/promises';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label); };
(async () => {
  log('s1 body');
  queueMicrotask(() => {
    log('s2');
    process.nextTick(() => {
      log('s3');
      (async () => {
        log('s4 body');
        return (async () => log('s4 async'))();
      })().then(() => log('s4 end'));
    });
  });
  (async () => {
    log('s5 body');
    return 's5 value';
  })().then(() => log('s5 end'));
  (async () => {
    log('s6 body');
    setImmediate(() => {
      log('s7');
    });
  })().then(() => log('s6 end'));
  return (async () => log('s1 async'))();
})().then(() => log('s1 end'));
await timersPromises.setImmediate();
log('s8 after await');
(async () => {
  log('s9 body');
  await thenable('s9');
  log('s9 after one await');
  await null;
})().then(() => log('s9 end'));
log('end of script');
