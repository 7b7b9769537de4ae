// A random program, of seed 4: its order is Node's.
const fs = require('node:fs');
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label);
process.on('uncaughtException', (error) => log('uncaught', error.message));
setImmediate(() => {
  log('s1');
  setImmediate(() => {
    log('s2');
    process.nextTick(() => {
      log('s3');
      queueMicrotask(() => {
        log('s4');
        throw new Error('from s4');
      });
      far(() => {
        const { port1, port2 } = new MessageChannel();
        port2.on('message', (message) => {
          log('s5 message');
          (async () => {
            log('s6 body');
            await 's6 value';
            log('s6 after one await');
            await null;
          })().then(() => log('s6 end'));
          far(() => fs.stat(__filename, () => {
            log('s7');
          }));
          port2.close();
});
        port1.postMessage('s5');
      });
    });
    new (class {
      static {
        log('s8 static');
      }
      field = log('s8 field');
      constructor() { log('s8 constructor'); }
    })();
  });
});
log('end of script');
