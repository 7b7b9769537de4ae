// A random program, of seed 127: its order is Node's.
const events = require('node:events');
const fs = require('node:fs');
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
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
far(() => fs.readFile(__filename, () => {
  log('s1');
  (async () => {
    for await (const value of [Promise.resolve(), 's2']) {
      log('s2');
    }
  })();
}));
Promise.resolve().then(() => {
  log('s3');
}).then(() => log('s3 link 1')).then(() => log('s3 link 2')).then(() => log('s3 link 3'));
const s4 = Promise.reject('s4');
setImmediate(() => s4.catch(() => {
  log('s4');
  setImmediate(() => {
    log('s5');
    const emitter6 = new events.EventEmitter();
    emitter6.on('x', () => {
      log('s6');
    });
    emitter6.on('x', () => log('s6 second'));
    emitter6.emit('x');
    process.nextTick(() => emitter6.removeAllListeners().emit('x'));
  });
  far(() => fs.readFile(__filename, () => {
    log('s7');
    Promise.all([thenable('s8.0'), (async () => log('s8.1 async'))(), Promise.resolve().then(() => log('s8.2 inner then'))]).then(() => {
      log('s8');
    });
  }));
  (async () => {
    log('s9 body');
  })().then(() => log('s9 end'));
}));
log('end of script');
