// A random program, of seed 8: its order is Node's.
const async_hooks = require('node:async_hooks');
const als = new async_hooks.AsyncLocalStorage();
const log = (...label) => { console.log(...label, '|', als.getStore()); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  log('s1 body');
  process.nextTick(() => {
    log('s2');
    als.enterWith('s2');
    (async () => {
      log('s3 body');
      Promise.resolve().then(() => {
        log('s4');
        Promise.resolve().then(() => {
          log('s5');
        }).then(() => log('s5 link 1'));
        return Promise.resolve().then(() => log('s4 inner then'));
      }).then(() => log('s4 after'));
      await Promise.resolve().then(() => log('s3 inner then'));
      log('s3 after one await');
      als.run('s6', () => {
        log('s6');
      });
      await null;
    })().then(() => log('s3 end'));
    const s7 = async function* () {
      yield 's7 one';
      await 's7 value';
      yield Promise.resolve('s7 two');
    };
    (async () => { for await (const value of s7()) log(value); log('s7 done'); })();
  });
  Promise.reject('s8');
})().then(() => log('s1 end'));
log('end of script');
