// A random program, of seed 116: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
Promise.reject('s1').catch((reason) => {
  log('s1');
  Promise.resolve().then(() => {
    log('s2');
    process.nextTick(() => {
      log('s3');
      process.nextTick(() => {
        log('s4');
        const s5 = async function* () {
          yield 's5 one';
          await thenable('s5');
          yield Promise.resolve('s5 two');
        };
        (async () => { for await (const value of s5()) log(value); log('s5 done'); })();
        Promise.resolve((async () => log('s6 async'))()).finally(() => {
          log('s6');
        }).then(() => log('s6 after'));
        (async () => {
          log('s7 body');
        })().then(() => log('s7 end'));
      });
      setImmediate(() => {
        log('s8');
      });
    });
    new (class {
      static {
        log('s9 static');
      }
      field = log('s9 field');
      constructor() { log('s9 constructor'); }
    })();
    return (async () => log('s2 async'))();
  }).then(() => log('s2 after'));
  (async () => {
    for await (const value of [(async () => log('s10 async'))(), 's10']) {
      log('s10');
    }
  })();
}).then(() => log('s1 after'));
log('end of script');
