// --no-warnings keeps them off standard error; the event still comes.
// flags: --no-warnings
// stderr: exact
process.on('warning', (w) => console.log('event', w.message));
process.emitWarning('silent');
