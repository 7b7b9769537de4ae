// A random program, of seed 18: its order is Node's.
const events = require('node:events');
const fs = require('node:fs');
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
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
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  log('s1 body');
  const s2 = Promise.reject('s2');
  process.nextTick(() => s2.catch(() => {
    log('s2');
    Promise.reject('s3').catch((reason) => {
      log('s3');
    }).then(() => log('s3 after'));
    far(() => fs.readFile(__filename, () => {
      log('s4');
      const s5a = setTimeout(log, 1, 'never');
      setTimeout(() => { clearTimeout(s5b);
        log('s5');
        const emitter6 = new events.EventEmitter();
        emitter6.on('x', () => {
          log('s6');
        });
        emitter6.on('x', () => log('s6 second'));
        emitter6.emit('x');
        process.nextTick(() => emitter6.removeAllListeners().emit('x'));
      }, 1);
      const s5b = setTimeout(log, 1, 'never');
      clearTimeout(s5a);
      spin(4);
    }));
  }));
  await (async () => log('s1 async'))();
  log('s1 after one await');
  Promise.resolve('s7 value').then(() => {
    log('s7');
  });
  await null;
})().then(() => log('s1 end'));
log('end of script');
