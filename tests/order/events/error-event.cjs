// An error event without a listener is thrown.
const emitter = new (require('events'))();
try { emitter.emit('error', new Error('boom')); } catch (error) { console.log(error.message); }
try { emitter.emit('error', { a: 1 }); } catch (error) { console.log(error.code, error.message, error.context); }
try { emitter.emit('error'); } catch (error) { console.log(error.code, error.message); }
emitter.on('error', (error) => console.log('listener', error.message));
console.log(emitter.emit('error', new Error('handled')));
