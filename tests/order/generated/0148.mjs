// A random program, of seed 148: its order is Node's.
import events from 'node:events';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
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
process.on('uncaughtException', (error) => log('uncaught', error.message));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
const emitter1 = new events.EventEmitter();
emitter1.on('x', () => {
  log('s1');
  log('s2');
  const s3 = setTimeout(() => {
    log('s3');
  }, 2);
  setTimeout(log, 2, 's3 second');
  spin(5);
  s3.refresh();
  spin(5);
  new (class {
    static {
      log('s4 static');
      process.nextTick(() => {
        log('s5');
        Promise.resolve(Promise.resolve()).finally(() => {
          log('s6');
          Promise.resolve(thenable('s7')).then(() => {
            log('s7');
          });
          far(() => process.nextTick(() => {
            log('s8');
            throw new Error('from s8');
          }));
        }).then(() => log('s6 after'));
        (async () => {
          log('s9 body');
          try {
            await Promise.reject('s9');
          } catch (reason) {
            log('s9 caught');
          } finally {
            await thenable('s9');
          }
        })().then(() => log('s9 end'));
        Promise.race([Promise.resolve().then(() => log('s10.0 inner then')), 's10.1 value', Promise.resolve()]).then((value) => {
          log('s10');
        });
      });
      setTimeout(() => {
        log('s11');
      }, 1);
      spin(4);
    }
    field = log('s4 field');
    constructor() { log('s4 constructor'); }
  })();
});
emitter1.on('x', () => log('s1 second'));
emitter1.emit('x');
process.nextTick(() => emitter1.removeAllListeners().emit('x'));
log('end of script');
