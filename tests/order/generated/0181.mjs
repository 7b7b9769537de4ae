// A random program, of seed 181: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
setTimeout(() => {
  log('s1');
  (async () => {
    for await (const value of [(async () => log('s2 async'))(), 's2']) {
      log('s2');
    }
    (async () => {
      log('s3 body');
      await (async () => log('s3 async'))();
      log('s3 after one await');
      Promise.resolve(thenable('s4')).then(() => {
        log('s4');
      });
      await null;
    })().then(() => log('s3 end'));
  })();
  Promise.race([Promise.resolve(), thenable('s5.1'), (async () => log('s5.2 async'))()]).then((value) => {
    log('s5');
  });
  Promise.resolve().then(() => {
    log('s6');
  }).then(() => log('s6 link 1')).then(() => log('s6 link 2')).then(() => log('s6 link 3'));
}, 1);
spin(4);
log('end of script');
