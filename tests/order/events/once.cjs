// once listeners are gone before they are called.
const { EventEmitter } = require('events');
const emitter = new EventEmitter();
emitter.once('x', (n) => { console.log('once', n, emitter.listenerCount('x')); if (n < 2) emitter.emit('x', n + 1); });
emitter.prependOnceListener('x', () => console.log('prepended once'));
emitter.on('x', (n) => console.log('on', n));
emitter.emit('x', 1);
emitter.emit('x', 3);
