// A child is long gone when the loop looks: the end of its output and what follows from it come before its exit.
'use strict';
const { spawn } = require('child_process');
const { readFileSync } = require('fs');

/** A zombie has closed what it had open. */
function waitForEnd({ pid }) {
  while (!readFileSync(`/proc/${pid}/stat`, 'latin1').includes(') Z '));
}

async function watch(program, fd) {
  const log = [];
  const stdio = ['ignore', 'ignore', 'ignore', 'ignore'];
  stdio[fd] = 'pipe';
  const child = spawn('sh', ['-c', program], { stdio });
  const stream = child.stdio[fd];
  for (const name of ['data', 'end', 'finish', 'close']) {
    stream.on(name, () => {
      log.push(name);
      process.nextTick(() => log.push('tick'));
    });
  }
  child.on('exit', () => log.push('exit'));
  await new Promise((resolve) => { child.on('spawn', () => setImmediate(resolve)); });
  waitForEnd(child);
  await new Promise((resolve) => { child.on('close', () => setImmediate(resolve)); });
  console.log(program, fd, log.join(' '));
}

(async () => {
  for (const fd of [1, 2, 3]) await watch('sleep 0.02', fd);
})();
