// A random program, of seed 41: its order is Node's.
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
const s1 = async function* () {
  yield 's1 one';
  Promise.resolve().then(() => {
    log('s2');
  }).then(() => log('s2 link 1'));
  await Promise.resolve();
  yield Promise.resolve('s1 two');
};
(async () => { for await (const value of s1()) log(value); log('s1 done'); })();
Promise.resolve().then(() => {
  log('s3');
}).then(() => log('s3 link 1'));
far(() => {
  const { port1, port2 } = new MessageChannel();
  port2.on('message', (message) => {
    log('s4 message');
    log('s5');
    port2.close();
});
  port1.postMessage('s4');
});
log('end of script');
