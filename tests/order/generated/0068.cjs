// A random program, of seed 68: its order is Node's.
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
});
setTimeout(() => {
  log('s2');
  for (const value of (function* () {
    yield 's3 one';
    yield 's3 two';
  })()) log(value);
}, 12);
setTimeout(log, 2, 's2 second');
setTimeout(log, 12, 's2 third');
spin(16);
far(() => {
  const { port1, port2 } = new MessageChannel();
  port2.on('message', (message) => {
    log('s4 message');
    setImmediate(() => {
      log('s5');
      Promise.resolve().then(() => {
        log('s6');
        Promise.resolve(Promise.resolve().then(() => log('s7 inner then'))).then(() => {
          log('s7');
        });
      }).then(() => log('s6 link 1'));
      (async () => {
        await (async () => log('s8 async'))();
        log('s8 after await');
      })();
    });
    setImmediate(log, 's5 second');
    port2.close();
});
  port1.postMessage('s4');
});
log('end of script');
