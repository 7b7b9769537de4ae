// A random program, of seed 24: its order is Node's.
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
setImmediate(() => {
  log('s1');
});
far(() => {
  const { port1, port2 } = new MessageChannel();
  port2.on('message', (message) => {
    log('s2 message');
    Promise.resolve(Promise.resolve().then(() => log('s3 inner then'))).then(() => {
      log('s3');
      Promise.resolve(thenable('s4')).then(() => {
        log('s4');
      });
    });
    port2.close();
});
  port1.postMessage('s2');
});
log('end of script');
