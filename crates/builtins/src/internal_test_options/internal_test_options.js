// `internal/test/options`: what a test's options say, Node 26, and what they take from the test around it.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html#testname-options-fn
'use strict';

const process = require('process');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateAbortSignal, validateNumber, validateUint32 } = require('internal/validators');
const { readExpectation } = require('internal/test/failures');

const LONGEST_TIMEOUT = 2 ** 31 - 1;

function readOptions({ concurrency, timeout, skip, todo, signal, expectFailure, tags }, parent) {
  validateAbortSignal(signal, 'options.signal');
  return {
    concurrency: readConcurrency(concurrency, parent),
    timeout: readTimeout(timeout, parent),
    outerSignal: signal,
    tags: [...new Set([...parent?.tags ?? [], ...readTags(tags)])],
    expected: readExpectation(expectFailure),
    skipped: skip || (parent?.type === 'suite' && parent.skipped !== undefined) || undefined,
    todo: todo || parent?.todo !== undefined || undefined,
  };
}

function readConcurrency(concurrency, parent) {
  switch (typeof concurrency) {
    case 'number':
      validateUint32(concurrency, 'options.concurrency', true);
      return concurrency;
    case 'boolean':
      if (!concurrency) return 1;
      return parent === null ? Math.max(require('os').availableParallelism() - 1, 1) : Infinity;
    default:
      if (concurrency === undefined || concurrency === null) return parent?.concurrency ?? 1;
      throw new ERR_INVALID_ARG_TYPE('options.concurrency', ['boolean', 'number'], concurrency);
  }
}

function readTimeout(timeout, parent) {
  if (timeout === undefined || timeout === null) return parent?.timeout ?? Infinity;
  if (timeout !== Infinity) validateNumber(timeout, 'options.timeout', 0, LONGEST_TIMEOUT);
  return timeout;
}

function readTags(tags) {
  if (tags === undefined) return [];
  if (!Array.isArray(tags)) throw new ERR_INVALID_ARG_TYPE('options.tags', 'Array', tags);
  if (tags.length > 0) warnOfTags();
  return tags.map((tag, index) => {
    if (typeof tag !== 'string') throw new ERR_INVALID_ARG_TYPE(`options.tags[${index}]`, 'string', tag);
    return tag.toLowerCase();
  });
}

let hasWarned = false;

function warnOfTags() {
  if (hasWarned) return;
  hasWarned = true;
  process.emitWarning('Test tags is an experimental feature and might change at any time', 'ExperimentalWarning');
}

/** What the test is called. */
function nameOf(name, fn) {
  if (typeof name === 'string' && name !== '') return name;
  return typeof fn === 'function' && fn.name !== '' ? fn.name : '<anonymous>';
}

Object.assign(exports, { nameOf, readOptions });
