// Ticks that make jobs that make ticks: each queue is emptied before the other has its turn.
let left = 4;
function tick(name) {
  console.log('tick', name);
  if (left-- > 0) queueMicrotask(() => job(name + 't'));
}
function job(name) {
  console.log('job', name);
  if (left-- > 0) process.nextTick(tick, name + 'j');
}
process.nextTick(tick, 'a');
process.nextTick(tick, 'b');
queueMicrotask(() => job('c'));
