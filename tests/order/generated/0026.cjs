// A random program, of seed 26: its order is Node's.
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
