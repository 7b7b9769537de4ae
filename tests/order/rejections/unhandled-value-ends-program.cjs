// A rejection with something that is no Error ends the program with an error that names it.
// stderr: headlines
Promise.reject({ not: 'an error' });
setImmediate(() => console.log('never'));
