// A microtask that throws is an uncaught exception, and the queue goes on.
process.on('uncaughtException', (error, origin) => console.log('caught', error, origin));
queueMicrotask(() => console.log('one'));
queueMicrotask(() => { throw 'thrown text'; });
queueMicrotask(() => console.log('two'));
Promise.resolve().then(() => console.log('then'));
process.nextTick(() => console.log('tick'));
