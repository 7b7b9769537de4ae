// An emitter's listener that throws stops emit; the listeners behind it are not called.
const emitter = new (require('events'))();
emitter.on('x', () => console.log('first'));
emitter.on('x', () => { throw new Error('second'); });
emitter.on('x', () => console.log('never'));
try { emitter.emit('x'); } catch (error) { console.log('caught', error.message); }
