// `internal/flags`: which of Node's options the program was started with, for modules that few options concern.
// Follows https://nodejs.org/docs/latest-v26.x/api/cli.html#node_optionsoptions
'use strict';

/** Whether a flag without a value was given, on the command line or in NODE_OPTIONS. */
function hasFlag(name) {
  return process.execArgv.includes(name) || (process.env.NODE_OPTIONS ?? '').split(/\s+/).includes(name);
}

module.exports = { hasFlag };
