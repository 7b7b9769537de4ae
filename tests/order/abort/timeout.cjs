// AbortSignal.timeout aborts with a TimeoutError and does not keep the program alive.
const signal = AbortSignal.timeout(5);
signal.addEventListener('abort', () => console.log(signal.reason.name, signal.reason.code));
setTimeout(() => console.log('end', signal.aborted), 60);
AbortSignal.timeout(60000).addEventListener('abort', () => console.log('never'));
