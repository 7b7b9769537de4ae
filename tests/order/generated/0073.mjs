// A random program, of seed 73: its order is Node's.
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
(async () => {
  log('s1 body');
  setImmediate(() => {
    log('s2');
    Promise.reject('s3');
    Promise.resolve((async () => log('s4 async'))()).then(() => {
      log('s4');
    });
    log('s5');
    Promise.resolve((async () => log('s6 async'))()).finally(() => {
      log('s6');
    }).then(() => log('s6 after'));
    als.run('s7', () => {
      log('s7');
    });
    Promise.resolve().then(() => {
      log('s8');
    }).then(() => log('s8 link 1'));
    const s9 = async function* () {
      yield 's9 one';
      queueMicrotask(() => {
        log('s10');
      });
      await thenable('s9');
      yield Promise.resolve('s9 two');
    };
    (async () => { for await (const value of s9()) log(value); log('s9 done'); })();
  });
  setImmediate(log, 's2 second');
  Promise.all([Promise.resolve(), thenable('s11.1')]).then(() => {
    log('s11');
  });
  far(() => {
    let rounds = 0;
    const interval = setInterval(() => {
      log('s12 round', ++rounds);
      if (rounds < 3) return;
      clearInterval(interval);
    }, 2);
  });
})().then(() => log('s1 end'));
log('end of script');
