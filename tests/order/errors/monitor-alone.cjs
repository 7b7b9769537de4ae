// A monitor alone does not keep the program from ending with 1.
// stderr: headlines
process.on('uncaughtExceptionMonitor', (error) => console.log('monitor', error.message));
process.on('exit', (code) => console.log('exit', code));
throw new Error('monitored');
