// The same for a main module that fails at once, when nobody takes the failure.
let jobs = 0;
const beat = () => {
  console.log('job', jobs);
  if (jobs++ < 12) queueMicrotask(beat);
};
beat();
process.nextTick(() => console.log('tick'));
process.on('exit', (code) => console.log('exit', code));
throw new Error('failed');
