// A random program, of seed 142: its order is Node's.
import events from 'node:events';
import fs from 'node:fs';
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
process.nextTick(() => {
  log('s1');
  setTimeout(() => {
    log('s2');
    far(() => {
      const { port1, port2 } = new MessageChannel();
      port2.on('message', (message) => {
        log('s3 message');
        port2.close();
});
      port1.postMessage('s3');
    });
    far(() => {
      let rounds = 0;
      const interval = setInterval(() => {
        log('s4 round', ++rounds);
        if (rounds < 3) return;
        clearInterval(interval);
        setTimeout(() => {
          log('s5');
        }, 1);
        setTimeout(log, 1, 's5 second');
        setTimeout(log, 1, 's5 third');
        spin(16);
        const emitter6 = new events.EventEmitter();
        emitter6.on('x', () => {
          log('s6');
        });
        emitter6.on('x', () => log('s6 second'));
        emitter6.emit('x');
        process.nextTick(() => emitter6.removeAllListeners().emit('x'));
        setTimeout(() => {
          log('s7');
          const s8 = setTimeout(() => {
            log('s8');
          }, 2);
          setTimeout(log, 2, 's8 second');
          spin(5);
          s8.refresh();
          spin(5);
          Promise.resolve().then(() => {
            log('s9');
            return thenable('s9');
          }).then(() => log('s9 after'));
          const s10a = setTimeout(log, 1, 'never');
          setTimeout(() => { clearTimeout(s10b);
            log('s10');
          }, 1);
          const s10b = setTimeout(log, 1, 'never');
          clearTimeout(s10a);
          spin(4);
        }, 2);
        spin(4);
      }, 2);
    });
    far(() => fs.stat(import.meta.filename, () => {
      log('s11');
    }));
  }, 2);
  spin(4);
  setImmediate(() => {
    log('s12');
  });
  Promise.resolve(Promise.resolve().then(() => log('s13 inner then'))).then(() => {
    log('s13');
  });
});
log('end of script');
