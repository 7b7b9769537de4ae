// `internal/streams/iterator`: async iteration over Readables. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#readablesymbolasynciterator
'use strict';

const { destroyer } = require('internal/streams/destroy');

function asyncIterator() {
  return toIterator(this, undefined);
}

function iterator(options) {
  if (options !== undefined) require('internal/validators').validateObject(options, 'options');
  return toIterator(this, options);
}

function toIterator(stream, options) {
  if (typeof stream.read !== 'function') stream = require('internal/streams/readable').Readable.wrap(stream, { objectMode: true });
  const chunks = iterate(stream, options);
  chunks.stream = stream;
  return chunks;
}

/** `outcome` is undefined while more may come, null after the end, else the error. */
async function* iterate(stream, options) {
  let wake = () => {};
  let outcome;
  const rouse = () => {
    const waking = wake;
    wake = () => {};
    waking();
  };
  const sleep = (resolve) => { wake = resolve; };
  const { aggregateTwoErrors } = require('internal/errors');
  stream.on('readable', rouse);
  const forget = require('internal/streams/finished').finished(stream, { writable: false }, (error) => {
    outcome = error ? aggregateTwoErrors(outcome, error) : null;
    rouse();
  });
  try {
    for (;;) {
      const chunk = stream.destroyed ? null : stream.read();
      if (chunk !== null) yield chunk;
      else if (outcome) throw outcome;
      else if (outcome === null) return;
      else await new Promise(sleep);
    }
  } catch (error) {
    outcome = aggregateTwoErrors(outcome, error);
    throw outcome;
  } finally {
    if ((outcome || options?.destroyOnReturn !== false) && (outcome === undefined || stream._readableState.autoDestroy)) {
      destroyer(stream, null);
    } else {
      stream.off('readable', rouse);
      forget();
    }
  }
}

Object.assign(exports, { asyncIterator, iterator });
