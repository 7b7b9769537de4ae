// A random program, of seed 66: its order is Node's.
import events from 'node:events';
import fs from 'node:fs';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
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
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  log('s1 body');
  (async () => {
    for await (const value of [(async () => log('s2 async'))(), 's2']) {
      log('s2');
    }
    process.nextTick(() => {
      log('s3');
      process.nextTick(() => {
        log('s4');
        Promise.reject('s5');
        Promise.resolve(thenable('s6')).then(() => {
          log('s6');
        });
        Promise.reject('s7').catch((reason) => {
          log('s7');
        }).then(() => log('s7 after'));
      });
      Promise.resolve().then(() => {
        log('s8');
        Promise.all([(async () => log('s9.0 async'))(), Promise.resolve().then(() => log('s9.1 inner then')), 's9.2 value']).then(() => {
          log('s9');
        });
        Promise.resolve().then(() => {
          log('s10');
        }).then(() => log('s10 link 1'));
        far(() => process.nextTick(() => {
          log('s11');
          throw new Error('from s11');
        }));
      }).then(() => log('s8 link 1')).then(() => log('s8 link 2'));
      far(() => fs.stat(import.meta.filename, () => {
        log('s12');
      }));
    });
  })();
  const emitter13 = new events.EventEmitter();
  emitter13.once('x', () => {
    log('s13');
  });
  emitter13.on('x', () => log('s13 second'));
  emitter13.emit('x');
  process.nextTick(() => emitter13.removeAllListeners().emit('x'));
})().then(() => log('s1 end'));
log('end of script');
