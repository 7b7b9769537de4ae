// A random program, of seed 186: its order is Node's.
const fs = require('node:fs');
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
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
far(() => fs.stat(__filename, () => {
  log('s1');
  const s2 = async function* () {
    yield 's2 one';
    Promise.reject('s3').catch((reason) => {
      log('s3');
      (async () => {
        log('s4 body');
        new (class {
          static {
            log('s5 static');
          }
          field = log('s5 field');
          constructor() { log('s5 constructor'); }
        })();
        const s6 = Promise.reject('s6');
        setImmediate(() => s6.catch(() => {
          log('s6');
        }));
      })().then(() => log('s4 end'));
      setImmediate(() => {
        log('s7');
        far(() => fs.promises.readFile(__filename).then(() => {
          log('s8');
        }));
        (async () => {
          await (async () => log('s9 async'))();
          log('s9 after await');
        })();
      });
      Promise.resolve().then(() => {
        log('s10');
        return 's10 value';
      }).then(() => log('s10 after'));
    }).then(() => log('s3 after'));
    await (async () => log('s2 async'))();
    yield Promise.resolve('s2 two');
  };
  (async () => { for await (const value of s2()) log(value); log('s2 done'); })();
  setTimeout(() => {
    log('s11');
  }, 1);
  spin(4);
}));
log('end of script');
