// `internal/node_errors`: the errors of nodes, and how stacks of errors from other nodes go on with the caller's.
'use strict';

/** The node that had the call went down. */
class NodeDownError extends Error {
  constructor(message, { address, maybeExecuted = false, exit } = {}) {
    super(message);
    this.address = address;
    this.maybeExecuted = maybeExecuted;
    if (exit !== undefined) this.exit = exit;
  }
}

/** No node of the chain that was searched has what was asked for. */
class NodeLookupError extends Error {
  constructor(name, searched, what = 'function') {
    super(`No node has a ${what} '${name}' (searched: ${searched.join(', ')})`);
    Object.defineProperty(this, 'name', { value: name, writable: true, enumerable: false, configurable: true });
    this.searched = searched;
  }
}

for (const error of [NodeDownError, NodeLookupError]) {
  Object.defineProperty(error.prototype, 'name', { value: error.name, writable: true, enumerable: false, configurable: true });
}

function abortError(reason, message = 'The operation was aborted') {
  const { AbortError } = require('internal/errors');
  return new AbortError(message, reason === undefined ? undefined : { cause: reason });
}

function timeoutError(message) {
  const { DOMException } = require('internal/dom_exception');
  return new DOMException(message, 'TimeoutError');
}

/** The stack of an error that came from another node says where it ran (`core 2`), and goes on with the caller's. */
function withCallerStack(error, origin, where) {
  if (error === null || typeof error !== 'object' || typeof error.stack !== 'string') return error;
  const lines = error.stack.split('\n').map((line) => (/^ {4}at /.test(line) && !line.endsWith(']') ? `${line} [${where}]` : line));
  lines.push(...callerLines(origin));
  Object.defineProperty(error, 'stack', { value: lines.join('\n'), writable: true, enumerable: false, configurable: true });
  return error;
}

/** The frames above this module's own. */
function callerLines(origin) {
  const { v8Stack } = require('internal/stack');
  return v8Stack(origin).split('\n').filter((line) => /^ {4}at /.test(line) && !isOwnFrame(line));
}

const isOwnFrame = (line) => /\(?node:(?:roata|internal\/)[^ ]*$/.test(line);

module.exports = { NodeDownError, NodeLookupError, abortError, timeoutError, withCallerStack };
