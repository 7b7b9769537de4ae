// A random program, of seed 199: its order is Node's.
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
  Promise.resolve().then(() => {
    log('s2');
    far(() => {
      const { port1, port2 } = new MessageChannel();
      port2.on('message', (message) => {
        log('s3 message');
        port2.close();
});
      port1.postMessage('s3');
    });
    (async () => {
      await new Promise(far);
      log('s4 after await');
    })();
  }).then(() => log('s2 link 1'));
  Promise.resolve(Promise.resolve()).finally(() => {
    log('s5');
  }).then(() => log('s5 after'));
  const s6 = async function* () {
    yield 's6 one';
    await (async () => log('s6 async'))();
    yield Promise.resolve('s6 two');
  };
  (async () => { for await (const value of s6()) log(value); log('s6 done'); })();
  return 's1 value';
}).then(() => log('s1 after'));
log('end of script');
