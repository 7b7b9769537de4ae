// A random program, of seed 77: its order is Node's.
import timersPromises from 'node:timers/promises';
const log = (...label) => { console.log(...label); };
setImmediate(() => {
  log('s1');
  const s2 = new EventTarget();
  s2.addEventListener('x', () => {
    log('s2');
    (async () => {
      await timersPromises.setImmediate();
      log('s3 after await');
    })();
  });
  s2.addEventListener('x', () => log('s2 second'));
  s2.dispatchEvent(new Event('x'));
});
log('end of script');
