// 'uncaughtExceptionMonitor' comes before the functions that capture uncaught errors, of both kinds.
process.on('uncaughtExceptionMonitor', (error, origin) => console.log('monitor', error.message, origin));
process.setUncaughtExceptionCaptureCallback((error) => console.log('captured', error.message));
setImmediate(() => { throw new Error('thrown'); });
Promise.reject(new Error('rejected'));
setImmediate(() => setImmediate(() => {
  process.setUncaughtExceptionCaptureCallback(null);
  process.addUncaughtExceptionCaptureCallback((error) => { console.log('added', error.message); return true; });
  throw new Error('thrown later');
}));
