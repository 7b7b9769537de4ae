// A random program, of seed 4: its order is Node's.
const fs = require('node:fs');
let busy = 0;
const waiting = [];
const far = (callback) => {
  if (waiting.push(callback) === 1) setTimeout(whenQuiet, 20);
};
const whenQuiet = () => {
  if (performance.now() - busy < 20) return setTimeout(whenQuiet, 20);
  const callback = waiting.shift();
  if (waiting.length > 0) setTimeout(whenQuiet, 20);
  callback();
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
process.on('uncaughtException', (error) => log('uncaught', error.message));
setImmediate(() => {
  log('s1');
  setImmediate(() => {
    log('s2');
    process.nextTick(() => {
      log('s3');
      far(() => {
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
