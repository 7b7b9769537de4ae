// `internal/flags`: which of Node's options the program was started with, for modules that few options concern.
// Follows https://nodejs.org/docs/latest-v26.x/api/cli.html#node_optionsoptions
'use strict';

const { rare } = ops.flags;

/** Whether a flag without a value was given, on the command line or in NODE_OPTIONS. */
function hasFlag(name) {
  return process.execArgv.includes(name) || (process.env.NODE_OPTIONS ?? '').split(/\s+/).includes(name);
}

/** What the last of `--name` and `--no-name` says, of the options that `cli/src/rare_options.rs` lists. */
function isOn(name, otherwise = false) {
  const last = rare.findLast((setting) => setting === name || setting === `no-${name}`);
  return last === undefined ? otherwise : last === name;
}

/** The value that an option of `cli/src/rare_options.rs` was given last. */
function valueOf(name) {
  return rare.findLast((setting) => setting.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** All values that an option was given, in order. */
function valuesOf(name) {
  return rare.filter((setting) => setting.startsWith(`${name}=`)).map((setting) => setting.slice(name.length + 1));
}

/** Whether deprecations that are only documented are told, too. */
function warnsOfPending() {
  return isOn('pending-deprecation') || process.env.NODE_PENDING_DEPRECATION === '1';
}

module.exports = { hasFlag, isOn, valueOf, valuesOf, warnsOfPending };
