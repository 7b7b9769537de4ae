// emitWarning: to standard error, and an event in a tick.
// stderr: exact
process.on('warning', (w) => console.log(w.name, w.message, w.code, w.detail));
process.emitWarning('careful');
process.emitWarning('with type', 'CustomWarning', 'CODE1');
process.emitWarning('with options', { type: 'OtherWarning', code: 'CODE2', detail: 'more of it' });
process.emitWarning(new Error('an error as a warning'));
process.nextTick(() => console.log('tick'));
console.log('script');
