// Recursion without end that nobody catches ends with 1.
process.on('uncaughtExceptionMonitor', (error) => console.log(error instanceof RangeError));
process.on('exit', (code) => console.log('exit', code));
(function deep() { return deep() + 1; })();
