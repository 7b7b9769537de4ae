// eventNames, listeners, rawListeners, counts.
const emitter = new (require('events'))();
const symbol = Symbol('s');
const a = () => {};
emitter.on('x', a).once('x', a).on(symbol, a).on(5, a);
console.log(emitter.eventNames(), emitter.listeners('x').every((l) => l === a), emitter.rawListeners('x')[1].listener === a);
console.log(emitter.listenerCount('x'), emitter.listenerCount('x', a), emitter.listenerCount('none'), emitter.getMaxListeners());
console.log(emitter.off('none', a) === emitter, emitter.removeAllListeners().eventNames());
