// A random program, of seed 65: its order is Node's.
import async_hooks from 'node:async_hooks';
import fs from 'node:fs';
import timersPromises from 'node:timers/promises';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
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
setImmediate(() => {
  log('s1');
});
Promise.reject('s2').catch((reason) => {
  log('s2');
  Promise.resolve().then(() => {
    log('s3');
    return 's3 value';
  }).then(() => log('s3 after'));
  const s4 = setTimeout(() => {
    log('s4');
  }, 2);
  setTimeout(log, 2, 's4 second');
  spin(5);
  s4.refresh();
  spin(5);
  process.nextTick(() => {
    log('s5');
  });
}).then(() => log('s2 after'));
process.nextTick(() => {
  log('s6');
  (async () => {
    log('s7 body');
    try {
      await Promise.reject('s7');
    } catch (reason) {
      log('s7 caught');
    } finally {
      await thenable('s7');
    }
  })().then(() => log('s7 end'));
  far(() => fs.readFile(import.meta.filename, () => {
    log('s8');
    far(() => timersPromises.setTimeout(1).then(() => {
      log('s9');
      (async () => {
        log('s10 body');
        try {
          await Promise.reject('s10');
        } catch (reason) {
          log('s10 caught');
        } finally {
          await 's10 value';
        }
      })().then(() => log('s10 end'));
    }));
    (async () => {
      await new Promise(far);
      log('s11 after await');
    })();
  }));
  als.run('s12', () => {
    log('s12');
  });
});
log('end of script');
