// A random program, of seed 187: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label); };
Promise.resolve().then(() => {
  log('s1');
  (async () => {
    log('s2 body');
    return Promise.resolve().then(() => log('s2 inner then'));
  })().then(() => log('s2 end'));
  log('s3');
  return thenable('s1');
}).then(() => log('s1 after'));
log('end of script');
