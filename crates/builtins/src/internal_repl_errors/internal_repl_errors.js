// `internal/repl_errors`: what nobody caught of what was typed at a prompt, Node 26: it is shown there and ends nothing.
// Follows https://nodejs.org/docs/latest-v26.x/api/repl.html#global-uncaught-exceptions
'use strict';

const { AsyncLocalStorage } = require('async_hooks');

/** The server whose text runs, and what it has begun. */
const servers = new AsyncLocalStorage();

/** Whose text was evaluated in this turn of the loop: rejections are told when its context has been left. */
let recent;

/** Runs what belongs to a server. */
function runFor(server, run) {
  recent = server;
  setImmediate(() => { if (recent === server) recent = undefined; }).unref();
  return servers.run(server, run);
}

let isWatching = false;

function watchErrors() {
  if (isWatching) return;
  isWatching = true;
  require('internal/fatal').addCapture((error) => {
    const server = servers.getStore() ?? recent;
    if (server === undefined || server.closed) return false;
    server._handleError(error);
    return true;
  });
}

Object.assign(exports, { runFor, watchErrors });
