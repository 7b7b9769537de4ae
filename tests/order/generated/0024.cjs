// A random program, of seed 24: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label);
setImmediate(() => {
  log('s1');
});
far(() => {
  const { port1, port2 } = new MessageChannel();
  port2.on('message', (message) => {
    log('s2 message');
    Promise.resolve(Promise.resolve().then(() => log('s3 inner then'))).then(() => {
      log('s3');
      Promise.resolve(thenable('s4')).then(() => {
        log('s4');
      });
    });
    port2.close();
});
  port1.postMessage('s2');
});
log('end of script');
