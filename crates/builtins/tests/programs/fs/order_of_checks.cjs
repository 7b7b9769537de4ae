// Which argument each callback form complains about first.
'use strict';
const fs = require('fs');
const missing = '/nowhere/x';
const forms = ['access', 'chmod', 'copyFile', 'fchmod', 'fchown', 'ftruncate', 'futimes', 'mkdir', 'open', 'readv', 'writev', 'realpath', 'rename', 'link', 'symlink', 'truncate', 'stat',
  'statfs', 'lstat', 'rmdir', 'readdir', 'readlink', 'utimes', 'chown', 'mkdtemp', 'opendir', 'unlink', 'fsync', 'readFile', 'writeFile', 'appendFile', 'exists', 'cp', 'glob'];
const ways = { 'none': [], 'object': [{}], 'one': [missing], 'symbol': [missing, Symbol.iterator], 'options': [missing, {}], 'negative': [missing, -1], 'three': [missing, '/nowhere/y', {}],
  'four': [missing, 1, 1, 'cb'], 'wrong, called back': [{}, () => {}], 'symbol, called back': [missing, Symbol.iterator, () => {}], 'fraction, called back': [missing, -1.5, () => {}] };
for (const form of forms) {
  for (const [name, args] of Object.entries(ways)) {
    try {
      fs[form](...args);
      console.log(form, name, 'begins');
    } catch ({ name: kind, code, message }) {
      console.log(form, name, kind, code, message);
    }
  }
}
for (const form of ['statSync', 'lstatSync', 'truncateSync', 'rm']) {
  try {
    fs[form](form === 'truncateSync' ? __filename : missing, null);
  } catch ({ name, code, message }) {
    console.log(form, name, code, message.replace(/ \(.*/, ''));
  }
}
