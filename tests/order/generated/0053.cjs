// A random program, of seed 53: its order is Node's.
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
Promise.resolve().then(() => {
  log('s1');
  (async () => {
    await 's2 value';
    log('s2 after await');
    (async () => {
      log('s3 body');
      (async () => {
        log('s4 body');
        return 's4 value';
      })().then(() => log('s4 end'));
    })().then(() => log('s3 end'));
  })();
  far(() => {
    const { port1, port2 } = new MessageChannel();
    port2.on('message', (message) => {
      log('s5 message');
      port2.close();
});
    port1.postMessage('s5');
  });
}).then(() => log('s1 link 1'));
log('end of script');
