// A random program, of seed 80: its order is Node's.
import async_hooks from 'node:async_hooks';
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
process.on('uncaughtException', (error) => log('uncaught', error.message));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
far(() => {
  const { port1, port2 } = new MessageChannel();
  port2.on('message', (message) => {
    log('s1 message');
    Promise.resolve((async () => log('s2 async'))()).finally(() => {
      log('s2');
    }).then(() => log('s2 after'));
    log('s3');
    als.run('s4', () => {
      log('s4');
      process.nextTick(() => {
        log('s5');
        als.enterWith('s5');
        setTimeout(() => {
          log('s6');
        }, 2);
        spin(4);
      });
    });
    (async () => {
      log('s7 body');
      const s8 = Promise.reject('s8');
      queueMicrotask(() => s8.catch(() => {
        log('s8');
      }));
    })().then(() => log('s7 end'));
    far(() => process.nextTick(() => {
      log('s9');
      throw new Error('from s9');
    }));
    (async () => {
      log('s10 body');
      return thenable('s10');
    })().then(() => log('s10 end'));
    port2.close();
});
  port1.postMessage('s1');
});
log('end of script');
