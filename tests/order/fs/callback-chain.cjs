// Callbacks one inside the other: each with its own ticks and jobs.
const fs = require('fs');
const path = require('path').join(require('os').tmpdir(), 'chain.txt');
const step = (name, next) => (error, value) => {
  console.log(name, error, typeof value === 'string' ? value : '');
  process.nextTick(() => console.log('tick of', name));
  queueMicrotask(() => console.log('microtask of', name));
  next?.();
};
fs.writeFile(path, 'one', step('write', () =>
  fs.appendFile(path, ' two', step('append', () =>
    fs.readFile(path, 'utf8', step('read', () =>
      fs.unlink(path, step('unlink', () =>
        fs.access(path, (error) => console.log(error.code))))))))));
