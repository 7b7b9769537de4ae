// Jobs made in beforeExit run, and those in exit listeners as the output shows.
process.once('beforeExit', () => Promise.resolve().then(() => console.log('job of beforeExit')));
process.on('exit', () => queueMicrotask(() => console.log('microtask of exit')));
