// A random program, of seed 109: its order is Node's.
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
Promise.reject('s1').catch((reason) => {
  log('s1');
}).then(() => log('s1 after'));
process.nextTick(() => {
  log('s2');
});
const s3 = async function* () {
  yield 's3 one';
  Promise.resolve().then(() => {
    log('s4');
    const s5 = Promise.reject('s5');
    setImmediate(() => s5.catch(() => {
      log('s5');
    }));
    return Promise.resolve().then(() => log('s4 inner then'));
  }).then(() => log('s4 after'));
  await 's3 value';
  yield Promise.resolve('s3 two');
};
(async () => { for await (const value of s3()) log(value); log('s3 done'); })();
log('end of script');
