// A random program, of seed 52: its order is Node's.
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
process.on('uncaughtException', (error) => log('uncaught', error.message));
Promise.resolve().then(() => {
  log('s1');
  return Promise.resolve();
}).then(() => log('s1 after'));
Promise.resolve(Promise.resolve()).finally(() => {
  log('s2');
  queueMicrotask(() => {
    log('s3');
  });
  (async () => {
    log('s4 body');
    far(() => process.nextTick(() => {
      log('s5');
      throw new Error('from s5');
    }));
    await Promise.resolve();
    log('s4 after one await');
    const s6 = setTimeout(() => {
      log('s6');
    }, 2);
    setTimeout(log, 2, 's6 second');
    spin(5);
    s6.refresh();
    spin(5);
    Promise.race([Promise.resolve().then(() => log('s7.0 inner then')), 's7.1 value']).then((value) => {
      log('s7');
    });
    await null;
  })().then(() => log('s4 end'));
  Promise.resolve(Promise.resolve()).then(() => {
    log('s8');
  });
}).then(() => log('s2 after'));
log('end of script');
