// A random program, of seed 137: its order is Node's.
import timersPromises from 'node:timers/promises';
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
setImmediate(() => {
  log('s1');
});
far(() => timersPromises.setTimeout(1).then(() => {
  log('s2');
  (async () => {
    log('s3 body');
  })().then(() => log('s3 end'));
}));
log('end of script');
