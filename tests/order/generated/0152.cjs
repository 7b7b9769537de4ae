// A random program, of seed 152: its order is Node's.
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
const s1 = Promise.reject('s1');
process.nextTick(() => s1.catch(() => {
  log('s1');
  (async () => {
    log('s2 body');
    await Promise.resolve();
    log('s2 after one await');
    const s3 = async function* () {
      yield 's3 one';
      await Promise.resolve();
      yield Promise.resolve('s3 two');
    };
    (async () => { for await (const value of s3()) log(value); log('s3 done'); })();
    await null;
  })().then(() => log('s2 end'));
}));
log('end of script');
