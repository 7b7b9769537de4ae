// A random program, of seed 105: its order is Node's.
import events from 'node:events';
import timersPromises from 'node:timers/promises';
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
    far(() => timersPromises.setTimeout(1).then(() => {
      log('s8');
    }));
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
