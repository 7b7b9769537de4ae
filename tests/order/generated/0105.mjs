// A random program, of seed 105: its order is Node's.
import events from 'node:events';
import timersPromises from 'node:timers/promises';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label);
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
log('s1');
(async () => {
  log('s2 body');
  Promise.resolve(Promise.resolve().then(() => log('s3 inner then'))).then(() => {
    log('s3');
    setTimeout(() => {
      log('s4');
      Promise.resolve((async () => log('s5 async'))()).then(() => {
        log('s5');
      });
      Promise.resolve().then(() => {
        log('s6');
      }).then(() => log('s6 link 1')).then(() => log('s6 link 2'));
      Promise.reject('s7');
    }, 1).unref();
    spin(4);
    timersPromises.setTimeout(slot(), 's8').then(() => {
      log('s8');
    });
    Promise.all([thenable('s9.0'), (async () => log('s9.1 async'))()]).then(() => {
      log('s9');
    });
  });
  setTimeout(() => {
    log('s10');
  }, 2);
  spin(4);
  (async () => {
    log('s11 body');
    await Promise.resolve();
    log('s11 after one await');
    await null;
  })().then(() => log('s11 end'));
})().then(() => log('s2 end'));
far(() => {
  const { port1, port2 } = new MessageChannel();
  port2.on('message', (message) => {
    log('s12 message');
    port2.close();
});
  port1.postMessage('s12');
});
const emitter13 = new events.EventEmitter();
emitter13.on('x', () => {
  log('s13');
});
emitter13.on('x', () => log('s13 second'));
emitter13.emit('x');
process.nextTick(() => emitter13.removeAllListeners().emit('x'));
log('end of script');
