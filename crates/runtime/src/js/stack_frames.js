// internal/stack_frames: what a realm knows of stacks from its start. Where an error happened, kept beside the error for whoever prints it (file and
// line, the source line, a caret); and what texts call before they read `stack` (see crates/loader/src/error_reads.rs).
'use strict';

const frames = new WeakMap();

/** Gives its argument back; the stack of an error is in Node's form from then on. Programs call this for parsers' stacks too: it must cost nothing. */
function readable(value) {
  return value instanceof Error ? makeReadable(value) : value;
}

let makeReadable = (error) => {
  ({ makeReadable } = require('internal/stack'));
  return makeReadable(error);
};

/** Gives its argument back; a message of the engine is in V8's words from then on. */
function worded(value) {
  return value instanceof Error ? translate(value) : value;
}

let translate = (error) => {
  ({ translate } = require('internal/engine_messages'));
  return translate(error);
};

module.exports = {
  decorate(error, frame) { frames.set(error, frame); },
  /** `[line, column]` in the file as it was written. */
  mapPosition: ops.mapPosition,
  /** What is run by this name is in no file. */
  keepText: ops.keepText,
  /** What is written in the source for the text that the engine has of a function. */
  originalText: ops.originalText,
  frameOf: (error) => (typeof error === 'object' && error !== null ? frames.get(error) : undefined),
  readable,
  worded,
};
