// process.exit in a signal's listener.
process.on('exit', (code) => console.log('exit', code));
process.on('SIGINT', () => process.exit(130));
setInterval(() => {}, 1000);
process.kill(process.pid, 'SIGINT');
