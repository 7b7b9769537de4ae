// A timer without a reference fires if something else lives long enough.
setTimeout(() => console.log('unref fired'), 5).unref();
setTimeout(() => console.log('ref fired'), 100);
