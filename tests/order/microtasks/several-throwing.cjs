// Every throwing microtask is reported in its turn; a tick of the handler comes after the jobs.
process.on('uncaughtException', (error) => {
  console.log('caught', error.message);
  process.nextTick(() => console.log('tick after', error.message));
});
for (const name of ['a', 'b', 'c']) {
  queueMicrotask(() => { console.log('job', name); throw new Error(name); });
}
queueMicrotask(() => console.log('last job'));
