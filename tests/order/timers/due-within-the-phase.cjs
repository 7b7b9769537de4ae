// A timer that falls due while the timers phase runs waits for the next turn; one without reference does not run if nothing else is alive.
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
setTimeout(() => {
  console.log('first');
  setImmediate(() => console.log('immediate'));
  spin(300);
  setTimeout(() => {
    setTimeout(() => console.log('never'), 1).unref();
    spin(5);
    console.log('last');
  }, 30);
}, 1);
setTimeout(() => console.log('due in the phase'), 250);
spin(4);
