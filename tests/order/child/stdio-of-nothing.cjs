// What stands in stdio has a descriptor, which is that of nothing.
'use strict';
const { spawn, spawnSync, fork } = require('child_process');

for (const stdio of [[{ fd: -1 }], ['ignore', { fd: -1 }], ['ignore', 'ignore', 'ignore', { fd: -1 }]]) {
  try {
    console.log(spawn('true', { stdio }).pid);
  } catch (error) {
    console.log(error.name, error.code, error.message, error.errno, error.syscall, error.path);
  }
  const { error, status, pid, output } = spawnSync('true', { stdio });
  console.log(error.code, error.message, error.syscall, error.path, error.spawnargs, status, pid, output);
}
try {
  fork(__filename, { stdio: ['ignore', 'ignore', { fd: -1 }, 'ipc'] });
} catch (error) {
  console.log(error.code, error.message);
}
