// What cannot be sent, and how that is said.
const { fork } = require('child_process');
if (process.argv[2] === 'child') {
  // Told by the exit code: whose line would be first, nobody knows.
  process.on('disconnect', () => { process.exitCode = process.connected || process.channel !== null ? 1 : 7; });
  process.on('message', () => {});
} else {
  const child = fork(__filename, ['child']);
  const attempt = (...args) => {
    try {
      console.log(child.send(...args));
    } catch ({ name, code, message }) {
      console.log(name, code, message);
    }
  };
  for (const value of [undefined, Symbol('s'), 10n]) attempt(value);
  attempt('a', 5);
  attempt('a', {}, 5);
  attempt('a', undefined, 5);
  const cycle = {};
  cycle.self = cycle;
  try { child.send(cycle); } catch (error) { console.log(error.name); }
  child.disconnect();
  console.log(child.connected, child.channel);
  attempt('late', (error) => console.log('callback', error.code, error.message));
  child.on('error', (error) => console.log('error', error.code, error.message));
  attempt('late');
  child.disconnect();
  child.on('disconnect', () => console.log('disconnect'));
  child.on('exit', (code) => console.log('exit', code));
}
