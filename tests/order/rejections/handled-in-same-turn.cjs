// A rejection handled before the turn's queues are empty is no event.
process.on('unhandledRejection', (reason) => console.log('unhandled, never', reason));
const byTick = Promise.reject('by tick');
const byJob = Promise.reject('by job');
const byLateTick = Promise.reject('by late tick');
process.nextTick(() => byTick.catch((reason) => console.log('handled', reason)));
queueMicrotask(() => byJob.catch((reason) => console.log('handled', reason)));
queueMicrotask(() => process.nextTick(() => queueMicrotask(() => process.nextTick(() => byLateTick.catch((reason) => console.log('handled', reason))))));
