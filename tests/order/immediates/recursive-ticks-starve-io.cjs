// Recursive ticks starve I/O for as long as they last.
let ticks = 0;
let seen = false;
require('fs').stat(__filename, () => { seen = true; console.log('stat after', ticks, 'ticks'); });
const until = performance.now() + 100;
(function again() {
  ticks = performance.now() < until ? 'still running' : 'all';
  if (ticks === 'all') return console.log('ticks end, stat seen:', seen);
  process.nextTick(again);
})();
