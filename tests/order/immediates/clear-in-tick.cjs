// A tick between two immediates may clear the second.
setImmediate(() => { console.log('first'); process.nextTick(() => clearImmediate(second)); });
const second = setImmediate(() => console.log('second, never'));
setImmediate(() => console.log('third'));
