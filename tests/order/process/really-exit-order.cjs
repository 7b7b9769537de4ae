// Every exit listener runs, in order, once, also those added meanwhile at other events.
process.once('exit', () => console.log('once'));
process.on('exit', () => console.log('on'));
process.prependListener('exit', () => console.log('prepended'));
process.emit('exit', 0);
console.log('--');
