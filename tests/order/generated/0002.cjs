// A random program, of seed 2: its order is Node's.
const events = require('node:events');
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
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
const s1 = async function* () {
  yield 's1 one';
  Promise.reject('s2').catch((reason) => {
    log('s2');
    far(() => fs.promises.readFile(__filename).then(() => {
      log('s3');
      process.nextTick(() => {
        log('s4');
        const s5 = async function* () {
          yield 's5 one';
          await Promise.resolve().then(() => log('s5 inner then'));
          yield Promise.resolve('s5 two');
        };
        (async () => { for await (const value of s5()) log(value); log('s5 done'); })();
        const s6 = Promise.reject('s6');
        process.nextTick(() => s6.catch(() => {
          log('s6');
        }));
      });
    }));
    setImmediate(() => {
      log('s7');
      const emitter8 = new events.EventEmitter();
      emitter8.once('x', () => {
        log('s8');
      });
      emitter8.on('x', () => log('s8 second'));
      emitter8.emit('x');
      process.nextTick(() => emitter8.removeAllListeners().emit('x'));
    });
    far(() => fs.readFile(__filename, () => {
      log('s9');
    }));
  }).then(() => log('s2 after'));
  await 's1 value';
  yield Promise.resolve('s1 two');
};
(async () => { for await (const value of s1()) log(value); log('s1 done'); })();
log('end of script');
