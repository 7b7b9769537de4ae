// `internal/test/reporters`: which reporters a run has, and where they write, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html#test-reporters
'use strict';

const process = require('process');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');

const builtIn = new Set(['spec', 'dot', 'tap', 'junit', 'lcov']);

/** Lets the reporters of the options read the stream; gives a promise of all being shown. */
async function attach(stream, { reporters, destinations }) {
  if (process.env.NODE_TEST_CONTEXT === 'child-v8') {
    require('internal/test/frames').writeFrames(stream, process.stdout);
    return { shown: finished(stream) };
  }
  const chosen = reporters.length === 0 ? ['spec'] : reporters;
  const places = destinations.length === 0 && chosen.length === 1 ? ['stdout'] : destinations;
  if (chosen.length !== places.length) {
    throw new ERR_INVALID_ARG_VALUE('--test-reporter', chosen, 'must match the number of specified \'--test-reporter-destination\'');
  }
  const shown = [];
  for (const [index, name] of chosen.entries()) shown.push(pipeInto(stream, await reporterOf(name), destinationOf(places[index])));
  return { shown: Promise.all(shown) };
}

const finished = (stream) => require('stream/promises').finished(stream);

function pipeInto(stream, reporter, destination) {
  const { compose } = require('stream');
  const text = compose(stream, reporter);
  const isStandard = destination === process.stdout || destination === process.stderr;
  text.pipe(destination, { end: !isStandard });
  return finished(isStandard ? text : destination);
}

/** A generator function, or a stream. */
async function reporterOf(name) {
  let reporter = builtIn.has(name) ? require('test/reporters')[name] : await imported(name);
  reporter = reporter?.default ?? reporter;
  const isClass = typeof reporter === 'function' && reporter.prototype !== undefined && 'pipe' in reporter.prototype;
  if (name === 'spec' || name === 'lcov' || isClass) return new reporter();
  if (typeof reporter !== 'function' && typeof reporter?.pipe !== 'function') {
    throw new ERR_INVALID_ARG_VALUE('Reporter', name, 'must be a function or a stream');
  }
  return reporter;
}

function imported(name) {
  const { registry } = require('internal/modules');
  return registry.importFrom(`${process.cwd()}/[test-reporter]`, name);
}

function destinationOf(place) {
  if (place === 'stdout') return process.stdout;
  if (place === 'stderr') return process.stderr;
  return require('fs').createWriteStream(place);
}

exports.attach = attach;
