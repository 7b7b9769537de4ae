// The failure of the main module is heard of some promise jobs after it: what the program has queued goes on meanwhile.
let jobs = 0;
const beat = () => {
  console.log('job', jobs);
  if (jobs++ < 12) queueMicrotask(beat);
};
beat();
process.nextTick(() => console.log('tick'));
process.on('uncaughtException', (error, origin) => console.log('uncaught', error.message, origin));
process.on('exit', (code) => console.log('exit', code));
await undefined;
throw new Error('failed');
