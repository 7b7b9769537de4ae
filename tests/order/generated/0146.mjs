// A random program, of seed 146: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  log('s1 body');
  try {
    process.nextTick(() => {
      log('s2');
      Promise.resolve(Promise.resolve()).finally(() => {
        log('s3');
      }).then(() => log('s3 after'));
      Promise.resolve(thenable('s4')).then(() => {
        log('s4');
        const s5 = new EventTarget();
        s5.addEventListener('x', () => {
          log('s5');
          log('s6');
          const s7 = Promise.reject('s7');
          process.nextTick(() => s7.catch(() => {
            log('s7');
          }));
        });
        s5.addEventListener('x', () => log('s5 second'));
        s5.dispatchEvent(new Event('x'));
        const s8 = Promise.reject('s8');
        process.nextTick(() => s8.catch(() => {
          log('s8');
        }));
      });
    });
    await Promise.reject('s1');
  } catch (reason) {
    log('s1 caught');
    (async () => {
      log('s9 body');
      return Promise.resolve();
    })().then(() => log('s9 end'));
  } finally {
    await 's1 value';
  }
})().then(() => log('s1 end'));
log('end of script');
