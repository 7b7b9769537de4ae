// When the last listener is removed the default action is back.
const listener = () => {
  console.log('listener');
  process.off('SIGTERM', listener);
  setImmediate(() => process.kill(process.pid, 'SIGTERM'));
};
process.on('SIGTERM', listener);
setInterval(() => {}, 1000);
process.kill(process.pid, 'SIGTERM');
