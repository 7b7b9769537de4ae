// Recursive immediates do not starve I/O.
let done = false;
let turns = 0;
require('fs').stat(__filename, () => { done = true; console.log('stat'); });
setImmediate(function again() {
  turns++;
  if (!done) return setImmediate(again);
  console.log('stopped', turns > 0);
});
