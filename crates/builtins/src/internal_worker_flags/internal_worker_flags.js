// `internal/worker_flags`: the options of the command line that a worker takes (`execArgv`), Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html#new-workerfilename-options
'use strict';

const { codes } = require('internal/errors');

/** Options of a realm, not of the process; those with true take a value. */
const known = {
  __proto__: null,
  '--conditions': true, '-C': true, '--disable-warning': true, '--import': true, '--require': true, '-r': true, '--stack-trace-limit': true,
  '--unhandled-rejections': true, '--input-type': true,
  '--deprecation': false, '--enable-source-maps': false, '--pending-deprecation': false, '--throw-deprecation': false, '--trace-deprecation': false,
  '--trace-uncaught': false, '--trace-warnings': false, '--warnings': false, '--expose-gc': false, '--experimental-vm-modules': false,
  '--experimental-require-module': false, '--experimental-detect-module': false, '--experimental-strip-types': false, '--experimental-transform-types': false,
};

/** `{ requires, imports, options }` of a list; throws if it holds what no worker takes. */
function read(execArgv) {
  const found = { requires: [], imports: [], options: new Map() };
  const invalid = [];
  for (let i = 0; i < execArgv.length; i++) {
    const flag = `${execArgv[i]}`;
    const [, name, value] = /^([^=]*)(?:=(.*))?$/s.exec(flag);
    const plain = name.replace(/^--no-/, '--');
    if (!(plain in known)) invalid.push(flag);
    else if (!known[plain]) found.options.set(plain, name === plain);
    else add(found, plain, value ?? `${execArgv[++i]}`);
  }
  if (invalid.length !== 0) throw new codes.ERR_WORKER_INVALID_EXEC_ARGV(invalid);
  return found;
}

function add(found, name, value) {
  if (name === '-r' || name === '--require') found.requires.push(value);
  else if (name === '--import') found.imports.push(value);
  else found.options.set(name, value);
}

module.exports = { read };
