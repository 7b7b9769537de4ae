// newListener comes before a listener is added, removeListener after it was removed.
const emitter = new (require('events'))();
emitter.on('newListener', (name, listener) => console.log('new', String(name), emitter.listenerCount(name), typeof listener));
emitter.on('removeListener', (name) => console.log('removed', name, emitter.listenerCount(name)));
const listener = () => {};
emitter.on('x', listener);
emitter.once('x', listener);
emitter.off('x', listener);
emitter.removeAllListeners('x');
emitter.on(Symbol('s'), listener);
