// A random program, of seed 149: its order is Node's.
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
process.on('uncaughtException', (error) => log('uncaught', error.message));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
const s1 = Promise.reject('s1');
process.nextTick(() => s1.catch(() => {
  log('s1');
  Promise.reject('s2').catch((reason) => {
    log('s2');
    Promise.resolve(thenable('s3')).then(() => {
      log('s3');
      Promise.resolve('s4 value').then(() => {
        log('s4');
        (async () => {
          log('s5 body');
          await thenable('s5');
          log('s5 after one await');
          await null;
        })().then(() => log('s5 end'));
      });
      far(() => {
        log('s6');
        throw new Error('from s6');
      });
      (async () => {
        log('s7 body');
        try {
          await Promise.reject('s7');
        } catch (reason) {
          log('s7 caught');
          Promise.resolve(Promise.resolve()).then(() => {
            log('s8');
          });
        } finally {
          await Promise.resolve();
        }
      })().then(() => log('s7 end'));
    });
    (async () => {
      log('s9 body');
      try {
        await Promise.reject('s9');
      } catch (reason) {
        log('s9 caught');
      } finally {
        await Promise.resolve().then(() => log('s9 inner then'));
      }
    })().then(() => log('s9 end'));
    setTimeout(() => {
      log('s10');
    }, 12);
    setTimeout(log, 2, 's10 second');
    setTimeout(log, 12, 's10 third');
    spin(16);
  }).then(() => log('s2 after'));
}));
log('end of script');
