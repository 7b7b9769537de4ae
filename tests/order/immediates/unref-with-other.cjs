// An immediate without a reference still runs if another keeps the loop going.
setImmediate(() => console.log('unref')).unref();
setImmediate(() => console.log('ref'));
