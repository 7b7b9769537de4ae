// A random program, of seed 134: its order is Node's.
const async_hooks = require('node:async_hooks');
const fs = require('node:fs');
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
Promise.resolve().then(() => {
  log('s1');
  Promise.resolve().then(() => {
    log('s2');
    far(() => fs.readFile(__filename, () => {
      log('s3');
      (async () => {
        for await (const value of [Promise.resolve().then(() => log('s4 inner then')), 's4']) {
          log('s4');
        }
        (async () => {
          await 's5 value';
          log('s5 after await');
        })();
      })();
      als.run('s6', () => {
        log('s6');
        const s7a = setTimeout(log, 1, 'never');
        setTimeout(() => { clearTimeout(s7b);
          log('s7');
        }, 1);
        const s7b = setTimeout(log, 1, 'never');
        clearTimeout(s7a);
        spin(4);
      });
      Promise.allSettled([Promise.reject('s8'), (async () => log('s8.0 async'))(), Promise.resolve().then(() => log('s8.1 inner then'))]).then(() => {
        log('s8');
        Promise.resolve().then(() => {
          log('s9');
        }).then(() => log('s9 link 1'));
      });
    }));
    (async () => {
      log('s10 body');
      await Promise.resolve();
      log('s10 after one await');
      await null;
    })().then(() => log('s10 end'));
    Promise.allSettled([Promise.reject('s11'), (async () => log('s11.0 async'))(), Promise.resolve().then(() => log('s11.1 inner then'))]).then(() => {
      log('s11');
    });
    return 's2 value';
  }).then(() => log('s2 after'));
  far(() => {
    const { port1, port2 } = new MessageChannel();
    port2.on('message', (message) => {
      log('s12 message');
      port2.close();
});
    port1.postMessage('s12');
  });
}).then(() => log('s1 link 1')).then(() => log('s1 link 2'));
log('end of script');
