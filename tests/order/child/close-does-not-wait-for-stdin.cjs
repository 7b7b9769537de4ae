// A child's `close` waits for its end and for what it writes to, not for its standard input: where those have closed, it comes right behind `exit`.
'use strict';
const { spawn } = require('child_process');

function told(label, child, then) {
  child.on('error', (error) => console.log(label, error.code));
  child.stdin.on('close', () => console.log(label, 'stdin closed'));
  for (const name of ['exit', 'close']) {
    child.on(name, (...how) => {
      console.log(label, name, how);
      process.nextTick(() => console.log(label, 'tick after', name));
    });
  }
  child.on('close', () => setImmediate(then));
}

const child = spawn('sleep', ['100'], { stdio: ['pipe', 'ignore', 'ignore'] });
told('only stdin', child, () => {
  told('never ran', spawn('/no/such/program'), () => console.log('over'));
});
child.kill('SIGINT');
