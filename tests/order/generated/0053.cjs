// A random program, of seed 53: its order is Node's.
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label);
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
