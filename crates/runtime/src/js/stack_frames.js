// internal/stack_frames: where an error happened, kept beside the error for whoever prints it (file and line, the source line, a caret).
'use strict';

const frames = new WeakMap();

module.exports = {
  decorate(error, frame) { frames.set(error, frame); },
  /** `[line, column]` in the file as it was written. */
  mapPosition: ops.mapPosition,
  frameOf: (error) => (typeof error === 'object' && error !== null ? frames.get(error) : undefined),
};
