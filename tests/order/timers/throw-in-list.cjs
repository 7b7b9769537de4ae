// A timer that throws does not stop the rest of its list.
process.on('uncaughtException', (error) => console.log('caught', error.message));
setTimeout(() => { console.log('one'); throw new Error('from one'); }, 5);
setTimeout(() => console.log('two'), 5);
setTimeout(() => console.log('three'), 5);
