// Aborting from ticks and timers: listeners run inside, continuations after.
const controller = new AbortController();
const aborted = new Promise((resolve) => controller.signal.addEventListener('abort', () => { console.log('listener'); resolve(); }));
aborted.then(() => console.log('continuation'));
setTimeout(() => {
  console.log('before abort');
  controller.abort();
  console.log('after abort');
  process.nextTick(() => console.log('tick'));
}, 2);
