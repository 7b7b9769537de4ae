// `internal/ending`: how a program ends, Node 26: 'beforeExit', 'exit', the exit code. Follows https://nodejs.org/docs/latest-v26.x/api/process.html
//
// The command line turns the loop, calling `beforeExit` whenever it has run out, `finish` and `end` at last. A program that has touched neither the process
// object nor an ES module ends without them: nobody listens to events, and the exit code has not been set.
'use strict';

const { context, loaded } = require('internal/boot');
const main = require('internal/main');
const modules = require('internal/modules');

function beforeExit() {
  if (main.plan.isMachineNode && require('internal/machines').staysForOthers()) return;
  if (context.hooks !== undefined) context.hooks.tellDestroyed();
  const process = loaded('process');
  process?.emit('beforeExit', process.exitCode ?? 0);
}

const UNSETTLED = 13;

/** Nothing keeps the loop alive any more. Promise jobs of the listeners still run, before `end`. */
function finish() {
  const process = modules.isPending() ? require('process') : loaded('process');
  if (process === undefined || process._exiting) return;
  process._exiting = true;
  if (process.exitCode === undefined && modules.isPending()) {
    process.exitCode = UNSETTLED;
    require('internal/main_rare').warnUnsettled(main.mainFile);
  }
  process.emit('exit', process.exitCode ?? 0);
}

function end() {
  const process = loaded('process');
  if (process === undefined) ops.reallyExit(0);
  process.reallyExit(process.exitCode ?? 0);
}

Object.assign(exports, { beforeExit, finish, end });
