// An immediate that throws does not stop those behind it; its tick comes first.
process.on('uncaughtException', (error) => console.log('caught', error.message));
setImmediate(() => {
  process.nextTick(() => console.log('tick of the throwing one'));
  setImmediate(() => console.log('next turn'));
  throw new Error('from immediate');
});
setImmediate(() => console.log('second'));
