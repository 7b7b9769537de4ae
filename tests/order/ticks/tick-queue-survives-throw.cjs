// A tick that throws ends neither the ticks behind it nor the promise jobs, if someone catches.
process.on('uncaughtException', (error) => console.log('caught', error.message));
process.nextTick(() => console.log('tick 1'));
process.nextTick(() => { throw new Error('from tick 2'); });
process.nextTick(() => console.log('tick 3'));
Promise.resolve().then(() => console.log('then'));
setImmediate(() => console.log('immediate'));
