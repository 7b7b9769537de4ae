// A 1 ms timer set from script, tick, job and immediate.
const set = (from) => setTimeout(() => console.log('timer from', from), 30);
set('script');
process.nextTick(() => set('tick'));
Promise.resolve().then(() => set('job'));
setImmediate(() => set('immediate'));
