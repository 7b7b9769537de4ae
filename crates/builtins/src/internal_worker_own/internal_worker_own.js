// `internal/worker_own`: what a thread knows of itself, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html
'use strict';

const { loaded } = require('internal/boot');

/** The main realm's own to begin with; `internal/worker_main` sets those of a worker. */
const own = { threadId: ops.threadId(), threadName: '', parentPort: null, workerData: null, resourceLimits: undefined, isMainThread: !ops.isCore(), isInternalThread: false,
  hasOthers: false };

const environmentData = new Map();

/** What a worker is started with beside its own options: modules to load first, flags where they are not the process's. */
let inherited;

function inherit(settings) {
  inherited = settings;
}

/** What its own workers are started with. On a core there is no program, and nothing was loaded before it. */
function settings() {
  if (inherited !== undefined) return inherited;
  const { requires, imports, inputType } = require('internal/main').plan ?? { requires: [], imports: [] };
  return { requires, imports, inputType: inputType ?? '' };
}

/** There are other realms from now on: broadcasts go to them too. */
function joinOthers() {
  own.hasOthers = true;
  loaded('internal/broadcast_channel')?.joinOthers();
}

module.exports = { own, environmentData, inherit, settings, joinOthers, exit: ops.exit, endAgain: ops.endAgain };
