// process is an EventEmitter like any other.
const EventEmitter = require('events');
console.log(process instanceof EventEmitter, process.emit('custom'), process.once('custom', (value) => console.log('custom', value)) === process);
console.log(process.emit('custom', 1), process.emit('custom', 2), process.listenerCount('exit'));
