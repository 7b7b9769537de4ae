// `node:test/reporters`, Node 26: the forms in which results can be shown.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html#test-reporters
'use strict';

/** Also without `new`. */
function spec(...args) {
  return new (require('internal/test/spec').SpecReporter)(...args);
}

function lcov() {
  throw new Error('The reporter lcov needs coverage, which Roata does not measure yet');
}

const lazily = (load) => ({ get: load, enumerable: true, configurable: true });

Object.defineProperties(exports, {
  dot: lazily(() => require('internal/test/spec').dot),
  junit: lazily(() => require('internal/test/junit').junit),
  spec: { value: spec, enumerable: true, writable: true, configurable: true },
  tap: lazily(() => require('internal/test/tap').tap),
  lcov: { value: lcov, enumerable: true, writable: true, configurable: true },
});
