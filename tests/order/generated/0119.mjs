// A random program, of seed 119: its order is Node's.
import async_hooks from 'node:async_hooks';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
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
als.run('s1', () => {
  log('s1');
  (async () => {
    log('s2 body');
    try {
      const s3 = new EventTarget();
      s3.addEventListener('x', () => {
        log('s3');
      });
      s3.addEventListener('x', () => log('s3 second'));
      s3.dispatchEvent(new Event('x'));
      await Promise.reject('s2');
    } catch (reason) {
      log('s2 caught');
      for (const value of (function* () {
        yield 's4 one';
        process.nextTick(() => {
          log('s5');
          (async () => {
            log('s6 body');
          })().then(() => log('s6 end'));
          far(() => {
            const { port1, port2 } = new MessageChannel();
            port2.on('message', (message) => {
              log('s7 message');
              port2.close();
});
            port1.postMessage('s7');
          });
          (async () => {
            log('s8 body');
            await 's8 value';
            log('s8 after one await');
            await null;
          })().then(() => log('s8 end'));
        });
        yield 's4 two';
      })()) log(value);
    } finally {
      await Promise.resolve().then(() => log('s2 inner then'));
    }
  })().then(() => log('s2 end'));
});
Promise.race([thenable('s9.0'), (async () => log('s9.1 async'))()]).then((value) => {
  log('s9');
});
Promise.all([Promise.resolve().then(() => log('s10.0 inner then')), 's10.1 value', Promise.resolve()]).then(() => {
  log('s10');
  Promise.resolve(Promise.resolve()).then(() => {
    log('s11');
  });
});
log('end of script');
