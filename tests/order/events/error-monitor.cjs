// errorMonitor sees errors and does not handle them.
const { EventEmitter, errorMonitor } = require('events');
const emitter = new EventEmitter();
emitter.on(errorMonitor, (error) => console.log('monitor', error.message));
try { emitter.emit('error', new Error('x')); } catch (error) { console.log('thrown', error.message); }
emitter.on('error', () => console.log('listener'));
emitter.emit('error', new Error('y'));
