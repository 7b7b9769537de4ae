// A random program, of seed 199: its order is Node's.
import timersPromises from 'node:timers/promises';
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label);
Promise.resolve().then(() => {
  log('s1');
  Promise.resolve().then(() => {
    log('s2');
    far(() => {
      const { port1, port2 } = new MessageChannel();
      port2.on('message', (message) => {
        log('s3 message');
        port2.close();
});
      port1.postMessage('s3');
    });
    (async () => {
      await timersPromises.setTimeout(slot());
      log('s4 after await');
    })();
  }).then(() => log('s2 link 1'));
  Promise.resolve(Promise.resolve()).finally(() => {
    log('s5');
  }).then(() => log('s5 after'));
  const s6 = async function* () {
    yield 's6 one';
    await (async () => log('s6 async'))();
    yield Promise.resolve('s6 two');
  };
  (async () => { for await (const value of s6()) log(value); log('s6 done'); })();
  return 's1 value';
}).then(() => log('s1 after'));
log('end of script');
