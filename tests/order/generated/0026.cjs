// A random program, of seed 26: its order is Node's.
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
Promise.resolve().then(() => {
  log('s1');
  (async () => {
    log('s2 body');
    Promise.any([Promise.reject('s3'), Promise.resolve().then(() => log('s3.0 inner then')), 's3.1 value']).then((value) => {
      log('s3');
    });
  })().then(() => log('s2 end'));
  far(() => {
    const { port1, port2 } = new MessageChannel();
    port2.on('message', (message) => {
      log('s4 message');
      port2.close();
});
    port1.postMessage('s4');
  });
}).then(() => log('s1 link 1'));
log('end of script');
