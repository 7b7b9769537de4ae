// A listener for a signal does not keep the program alive.
process.on('SIGTERM', () => console.log('never'));
process.on('exit', () => console.log('exit'));
