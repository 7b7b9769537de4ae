// The beginning of every random program of prints: what is printed is the program's whole output.
'use strict';
const util = require('util');
const events = require('events');
const stream = require('stream');
const { AsyncLocalStorage, AsyncResource } = require('async_hooks');
const worker = require('worker_threads');
const later = {
  now: (f) => f(),
  job: (f) => queueMicrotask(f),
};
const at = (when, f) => later[when](() => { try { f(); } catch (error) { console.log('thrown', error.name, error.code); } });
const watch = (_name, made) => made;

/** An error without its stack, which is each engine's own. */
const bare = (error) => {
  Object.defineProperty(error, 'stack', { value: `${error.name}: ${error.message}`, enumerable: false, configurable: true, writable: true });
  return error;
};

module.exports = { at, bare, require, AsyncLocalStorage, AsyncResource, events, stream, util, watch, worker };
