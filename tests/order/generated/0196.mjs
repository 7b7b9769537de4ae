// A random program, of seed 196: its order is Node's.
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
await new Promise(far);
log('s1 after await');
(async () => {
  log('s2 body');
  far(() => {
    let rounds = 0;
    const interval = setInterval(() => {
      log('s3 round', ++rounds);
      if (rounds < 3) return;
      clearInterval(interval);
    }, 2);
  });
})().then(() => log('s2 end'));
log('end of script');
