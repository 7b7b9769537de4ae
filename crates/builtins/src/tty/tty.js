// `tty`, Node 26: https://nodejs.org/docs/latest-v26.x/api/tty.html
// The streams of terminals need streams, which this version does not have: `process.stdout` and its kin are what there is of them.
'use strict';

/** Whether descriptor `fd` is a terminal; false for what cannot be one. */
function isatty(fd) {
  return Number.isInteger(fd) && fd >= 0 && fd <= 2147483647 && ops.isTerminal(fd);
}

function missing(name) {
  return function () {
    throw new Error(`tty.${name} needs streams, which this version of Roata does not have yet`);
  };
}

module.exports = { isatty, ReadStream: missing('ReadStream'), WriteStream: missing('WriteStream') };
