// emit calls the listeners at once, in order, and says whether there were any.
const EventEmitter = require('events');
const emitter = new EventEmitter();
emitter.on('x', (...args) => console.log('first', args));
emitter.prependListener('x', function () { console.log('prepended', this === emitter); });
emitter.on('x', async () => { console.log('async begins'); await null; console.log('async ends'); });
console.log('before');
console.log(emitter.emit('x', 1, 2), emitter.emit('y'));
console.log('after');
