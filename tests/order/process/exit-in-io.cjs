// process.exit in an I/O callback.
process.on('exit', (code) => console.log('exit', code));
require('fs').stat(__filename, () => { console.log('stat'); process.exit(2); });
setTimeout(() => console.log('never'), 5000);
