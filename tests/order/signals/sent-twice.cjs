// A signal that comes twice before the loop looks is told twice.
'use strict';
const heard = [];
const listener = (...args) => {
  heard.push(args.join(' '));
  if (heard.length === 4) {
    console.log(heard);
    process.off('SIGUSR2', listener);
    clearInterval(alive);
  }
};
const alive = setInterval(() => {}, 1000);
process.on('SIGUSR2', listener);
process.once('SIGUSR2', () => heard.push('once'));
process.kill(process.pid, 'SIGUSR2');
process.kill(process.pid, 'SIGUSR2');
heard.push('sent');
process.on('exit', () => console.log(heard));

try {
  process.kill(process.pid, 1.5);
} catch (error) {
  console.log(error.code, error.message);
}
