// A random program, of seed 21: its order is Node's.
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
process.nextTick(() => {
  log('s1');
  Promise.resolve().then(() => {
    log('s2');
    const s3 = Promise.reject('s3');
    setImmediate(() => s3.catch(() => {
      log('s3');
      process.nextTick(() => {
        log('s4');
        Promise.resolve((async () => log('s5 async'))()).finally(() => {
          log('s5');
        }).then(() => log('s5 after'));
        (async () => {
          for await (const value of ['s6 value', 's6']) {
            log('s6');
          }
        })();
        Promise.resolve().then(() => {
          log('s7');
          return (async () => log('s7 async'))();
        }).then(() => log('s7 after'));
      });
      (async () => {
        log('s8 body');
        (async () => {
          log('s9 body');
        })().then(() => log('s9 end'));
        process.nextTick(() => {
          log('s10');
        });
        (async () => {
          for await (const value of ['s11 value', 's11']) {
            log('s11');
          }
        })();
      })().then(() => log('s8 end'));
      const s12 = async function* () {
        yield 's12 one';
        await Promise.resolve();
        yield Promise.resolve('s12 two');
      };
      (async () => { for await (const value of s12()) log(value); log('s12 done'); })();
    }));
  }).then(() => log('s2 link 1')).then(() => log('s2 link 2')).then(() => log('s2 link 3'));
});
log('end of script');
