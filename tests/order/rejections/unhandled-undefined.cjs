// A rejection with undefined.
// stderr: headlines
Promise.reject();
setImmediate(() => console.log('never'));
