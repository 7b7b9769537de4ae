// Work cut into pieces by setImmediate lets timers through, cut by ticks it does not.
let pieces = 0;
let timerAt;
setTimeout(() => { timerAt = pieces; }, 1);
const spin = () => { const until = performance.now() + 4; while (performance.now() < until); };
(function piece() {
  spin();
  if (++pieces < 5) process.nextTick(piece);
  else console.log('ticks: timer seen', timerAt !== undefined);
})();
setImmediate(() => { console.log('immediate: timer seen', timerAt !== undefined, timerAt); });
