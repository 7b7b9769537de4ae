// `tty`, Node 26: https://nodejs.org/docs/latest-v26.x/api/tty.html
'use strict';

/** Whether descriptor `fd` is a terminal; false for what cannot be one. */
function isatty(fd) {
  return Number.isInteger(fd) && fd >= 0 && fd <= 2147483647 && ops.isTerminal(fd);
}

/** The process's own terminals are at hand; others need a handle of the loop for any descriptor, which this version does not have. */
function streamOf(fd, name) {
  const process = require('process');
  const stream = fd === 0 ? process.stdin : fd === 1 ? process.stdout : fd === 2 ? process.stderr : undefined;
  const { codes } = require('internal/errors');
  if (fd >> 0 !== fd || fd < 0) throw new codes.ERR_INVALID_FD(fd);
  if (!isatty(fd)) {
    const { name: code, message } = require('internal/errno').describe(-22);
    throw new codes.ERR_TTY_INIT_FAILED({ errno: -22, code, message, syscall: 'uv_tty_init' });
  }
  if (stream === undefined) throw new Error(`tty.${name} of a descriptor other than 0, 1 and 2 is not there yet`);
  return stream;
}

function ReadStream(fd, options) {
  return streamOf(fd, 'ReadStream');
}

function WriteStream(fd) {
  return streamOf(fd, 'WriteStream');
}

const { InputTerminal, OutputTerminal } = require('internal/terminal');

/** What terminals are instances of. */
function standFor(Class, prototype) {
  Class.prototype = prototype;
  Object.defineProperty(prototype, 'constructor', { value: Class, writable: true, enumerable: false, configurable: true });
}
standFor(ReadStream, InputTerminal.prototype);
standFor(WriteStream, OutputTerminal.prototype);

module.exports = { isatty, ReadStream, WriteStream };
