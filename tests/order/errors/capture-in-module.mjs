// Who captures uncaught exceptions gets the failure of the main module as one, whenever it comes.
import { log } from 'node:console';

process.on('uncaughtExceptionMonitor', (error, origin) => log('monitor', error.message, origin));
process.on('uncaughtException', (error, origin) => log('uncaught', error.message, origin));
process.on('exit', (code) => log('exit', code));
setTimeout(() => {
  log('timer');
  process.setUncaughtExceptionCaptureCallback((error) => log('captured', error.message));
  Promise.reject(new Error('rejected'));
}, 1);
await new Promise((resolve) => setTimeout(resolve, 20));
process.nextTick(() => log('tick'));
throw new Error('top level');
