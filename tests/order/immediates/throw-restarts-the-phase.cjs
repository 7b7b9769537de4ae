// An error in the last immediate begins the phase anew with those queued since, before the ticks of the one that threw.
process.on('uncaughtException', (error) => console.log('uncaught', error));
setImmediate(() => {
  setImmediate(() => console.log('queued meanwhile'));
  process.nextTick(() => console.log('tick of first'));
  throw 'first';
});
setImmediate(() => {
  console.log('second');
  process.nextTick(() => console.log('tick of second'));
  throw 'second';
});
