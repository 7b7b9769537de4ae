// Constants cannot be changed.
'use strict';
const os = require('node:os');
const fs = require('node:fs');
for (const [constants, name] of [[os.constants.errno, 'ENOENT'], [os.constants.dlopen, 'RTLD_NOW'], [os.constants.priority, 'PRIORITY_LOW'], [os.constants.signals, 'SIGINT'], [os.constants, 'UV_UDP_REUSEADDR'], [fs.constants, 'F_OK']]) {
  const { value, writable, configurable } = Object.getOwnPropertyDescriptor(constants, name);
  let failure;
  try { constants[name] = -1; } catch (error) { failure = error.name; }
  console.log(name, value, writable, configurable, failure, constants[name] === value);
}
