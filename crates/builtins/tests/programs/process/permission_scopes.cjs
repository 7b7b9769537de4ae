// What `process.permission` says of paths and scopes, and what is refused beside files.
// flags: --permission --allow-fs-read=/usr/lib --allow-fs-read=/etc/host* --allow-fs-write=/tmp/nowhere --allow-worker --no-warnings
'use strict';
const { has, drop } = process.permission;
const told = ({ code, message, permission, resource }) => `${code} ${permission}(${resource}) ${message}`;

function attempt(name, run) {
  try {
    console.log(name, typeof run());
  } catch (error) {
    console.log(name, told(error));
  }
}

console.log(process.permission, Object.getOwnPropertyDescriptor(process, 'permission').writable);
for (const scope of ['fs', 'fs.read', 'fs.write', 'child', 'worker', 'addon', 'wasi', 'inspector', 'net', 'ffi', 'nonsense']) console.log(scope, has(scope));
for (const path of ['/usr', '/usr/', '/usr/lib', '/usr/lib/', '/usr/lib/x/y', '/usr/library', '/etc', '/etc/hosts', '/etc/hostname', '/etc/host', '/etc/hos',
  '/usr/lib/../lib/z', '/usr/lib/../x', '/tmp/nowhere', __filename, new URL('file:///usr/lib'), Buffer.from('/usr/lib')]) {
  console.log(path === __filename ? 'own' : `${path}`, has('fs.read', path), has('fs.write', path));
}
for (const args of [[], [1], ['fs.read', 1], ['fs.read', {}], ['fs.read', null], ['fs.read', '']]) attempt(`has ${args.length}`, () => has(...args));
attempt('drop', () => drop());
drop('fs.read', '/usr/lib');
console.log(has('fs.read', '/usr/lib'), has('fs.read', '/etc/hosts'));
drop('fs.read');
console.log(has('fs.read', '/etc/hosts'), has('worker'), drop('worker'), has('worker'));

const childProcess = require('child_process');
for (const name of ['spawn', 'spawnSync', 'exec', 'execFile', 'execSync']) attempt(name, () => childProcess[name]('ls'));
attempt('worker', () => new (require('worker_threads').Worker)(__filename));
attempt('chdir', () => process.chdir('/tmp'));
attempt('binding', () => process.binding('fs'));
attempt('dlopen', () => process.dlopen({ exports: {} }, '/x.node'));
attempt('listen', () => require('net').createServer().listen(0));
require('dns').lookup('localhost', (error) => console.log(error.code, error.message, error.syscall, error.hostname));
require('net').connect(1, '127.0.0.1').on('error', (error) => console.log(error.code, error.message, error.permission));
