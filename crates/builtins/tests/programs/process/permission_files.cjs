// Under the permission model without any grant only the program's own file may be read: what each call of `fs` is told.
// flags: --permission --no-warnings
'use strict';
const fs = require('fs');
const path = '/etc/hostname';
const told = ({ code, message, permission, resource }) => `${code} ${permission}(${resource === __filename ? 'own file' : resource}) ${message}`;

function attempt(name, ...args) {
  try {
    const value = fs[name](...args);
    console.log(name, typeof value);
  } catch (error) {
    console.log(name, told(error));
  }
}

console.log(fs.readFileSync(__filename, 'utf8').length > 0, fs.realpathSync(path));
for (const name of ['readFileSync', 'openSync', 'readdirSync', 'statSync', 'lstatSync', 'accessSync', 'existsSync', 'opendirSync', 'readlinkSync', 'statfsSync',
  'unlinkSync', 'rmSync', 'rmdirSync', 'mkdirSync', 'mkdtempSync', 'openAsBlob', 'watch', 'truncateSync', 'writeFileSync', 'appendFileSync']) {
  attempt(name, path, 'x'.repeat(name.endsWith('FileSync') && name !== 'readFileSync' ? 1 : 0) || undefined);
}
attempt('watchFile', path, () => {});
attempt('chmodSync', path, 0o644);
attempt('chownSync', path, 0, 0);
attempt('utimesSync', path, 1, 1);
for (const flags of ['r+', 'w', 'w+', 'a', 'a+', 'ax', 'wx+']) attempt('openSync', path, flags);
for (const name of ['copyFileSync', 'renameSync', 'linkSync', 'symlinkSync', 'cpSync']) {
  attempt(name, path, '/tmp/nowhere');
  attempt(name, __filename, '/tmp/nowhere');
}
attempt('globSync', '/etc/host*');
const fd = fs.openSync(__filename);
for (const [name, ...args] of [['fchmodSync', 0o644], ['fchownSync', 0, 0], ['futimesSync', 1, 1], ['fsyncSync'], ['fdatasyncSync']]) attempt(name, fd, ...args);
fs.closeSync(fd);

let isLater = false;
fs.readFile(path, (error) => console.log('readFile', told(error), isLater));
fs.exists(path, (there) => console.log('exists', there));
isLater = true;
for (const name of ['mkdir', 'rmdir', 'readlink']) attempt(name, path, () => console.log('not called'));
(async () => {
  for (const [name, ...args] of [['readFile'], ['stat'], ['lstat'], ['writeFile', 'x'], ['mkdir'], ['open'], ['rm'], ['readdir'], ['copyFile', '/tmp/nowhere']]) {
    await fs.promises[name](path, ...args).catch((error) => console.log('promises', name, told(error)));
  }
  try {
    require('/etc/hostname');
  } catch (error) {
    console.log(told(error));
  }
  await import('/etc/hostname').catch((error) => console.log(told(error)));
})();
