// An error in an I/O callback without a listener.
// stderr: headlines
process.on('exit', (code) => console.log('exit', code));
require('fs').stat(__filename, () => {
  setImmediate(() => console.log('never'));
  throw new Error('in an I/O callback');
});
