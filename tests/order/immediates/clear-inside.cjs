// An immediate may clear one that stands behind it in the same turn.
setImmediate(() => { console.log('first'); clearImmediate(second); });
const second = setImmediate(() => console.log('second, never'));
setImmediate(() => console.log('third'));
