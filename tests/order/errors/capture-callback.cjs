// setUncaughtExceptionCaptureCallback takes the place of every listener.
process.on('uncaughtException', () => console.log('never'));
process.setUncaughtExceptionCaptureCallback((error) => console.log('captured', error.message));
console.log(process.hasUncaughtExceptionCaptureCallback());
setImmediate(() => { throw new Error('immediate'); });
process.nextTick(() => { throw new Error('tick'); });
try { process.setUncaughtExceptionCaptureCallback(() => {}); } catch (error) { console.log(error.code); }
