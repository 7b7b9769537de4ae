// Recursive immediates do not starve timers.
let done = false;
setTimeout(() => { done = true; console.log('timeout'); }, 10);
setImmediate(function again() {
  if (done) console.log('stopped');
  else setImmediate(again);
});
