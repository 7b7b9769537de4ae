// A random program, of seed 156: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
setTimeout(() => {
  log('s1');
}, 12);
setTimeout(log, 2, 's1 second');
setTimeout(log, 12, 's1 third');
spin(16);
new (class {
  static {
    log('s2 static');
    queueMicrotask(() => {
      log('s3');
    });
  }
  field = log('s2 field');
  constructor() { log('s2 constructor'); }
})();
Promise.resolve(Promise.resolve().then(() => log('s4 inner then'))).then(() => {
  log('s4');
  Promise.resolve('s5 value').finally(() => {
    log('s5');
    setImmediate(() => {
      log('s6');
    });
    setImmediate(log, 's6 second');
  }).then(() => log('s5 after'));
  Promise.allSettled([Promise.reject('s7'), thenable('s7.0'), (async () => log('s7.1 async'))()]).then(() => {
    log('s7');
  });
});
log('end of script');
