// A signal without a listener ends the process, without exit listeners.
process.on('exit', () => console.log('never'));
setInterval(() => {}, 1000);
process.kill(process.pid, 'SIGTERM');
