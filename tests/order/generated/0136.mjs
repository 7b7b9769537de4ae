// A random program, of seed 136: its order is Node's.
import async_hooks from 'node:async_hooks';
import events from 'node:events';
const als = new async_hooks.AsyncLocalStorage();
let busy = 0;
const waiting = [];
const far = (callback) => {
  if (waiting.push(async_hooks.AsyncLocalStorage.bind(callback)) === 1) setTimeout(whenQuiet, 20);
};
const whenQuiet = () => {
  if (performance.now() - busy < 20) return setTimeout(whenQuiet, 20);
  const callback = waiting.shift();
  if (waiting.length > 0) setTimeout(whenQuiet, 20);
  callback();
};
const log = (...label) => { busy = performance.now(); console.log(...label, '|', als.getStore()); };
process.on('uncaughtException', (error) => log('uncaught', error.message));
process.nextTick(() => {
  log('s1');
  far(() => {
    const { port1, port2 } = new MessageChannel();
    port2.on('message', (message) => {
      log('s2 message');
      queueMicrotask(() => {
        log('s3');
        log('s4');
        (async () => {
          log('s5 body');
          const emitter6 = new events.EventEmitter();
          emitter6.once('x', () => {
            log('s6');
          });
          emitter6.on('x', () => log('s6 second'));
          emitter6.emit('x');
          process.nextTick(() => emitter6.removeAllListeners().emit('x'));
          Promise.resolve().then(() => {
            log('s7');
            return Promise.resolve().then(() => log('s7 inner then'));
          }).then(() => log('s7 after'));
          process.nextTick(() => {
            log('s8');
          });
        })().then(() => log('s5 end'));
      });
      far(() => process.nextTick(() => {
        log('s9');
        throw new Error('from s9');
      }));
      als.run('s10', () => {
        log('s10');
      });
      port2.close();
});
    port1.postMessage('s2');
  });
});
log('end of script');
