// `internal/test/failures`: why a test failed, and what failures were expected, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html#expecting-tests-to-fail
'use strict';

const { codes: { ERR_TEST_FAILURE } } = require('internal/errors');

/** A failure as it is reported: what was thrown is its cause. */
function failure(cause, type) {
  return isFailure(cause) ? cause : new ERR_TEST_FAILURE(cause, type);
}

/** The reason of an abort is the failure itself, as far as it can say so. */
function abortion(reason) {
  if (!(reason instanceof Error) || !Object.isExtensible(reason)) return failure(reason, 'testAborted');
  reason.failureType = 'testAborted';
  return reason;
}

const isFailure = (error) => error instanceof Error && 'failureType' in error &&
  (error.code === 'ERR_TEST_FAILURE' || error.failureType === 'testAborted');

/** What a failure stands for. */
const thrownIn = (error) => (error.code === 'ERR_TEST_FAILURE' ? error.cause : error);

/** What `expectFailure` asks for: undefined if nothing, else a label for the report and a pattern for `assert.throws`. */
function readExpectation(option) {
  if (option === undefined || option === null || option === false) return undefined;
  if (typeof option === 'string') return option === '' ? undefined : { label: option, match: undefined };
  if (typeof option === 'function' || typeof option !== 'object' || option instanceof RegExp || option instanceof Error) {
    return { label: undefined, match: option === true ? undefined : option };
  }
  const keys = Object.keys(option);
  const isPlan = keys.length > 0 && keys.every((key) => key === 'label' || key === 'match');
  return isPlan ? { label: option.label, match: option.match } : { label: undefined, match: option };
}

/** Throws if `error` is not the failure that was expected. */
function checkExpected({ match }, error) {
  if (match === undefined) return;
  const thrown = thrownIn(error);
  require('assert').throws(() => { throw thrown; }, match);
}

Object.assign(exports, { abortion, failure, isFailure, thrownIn, readExpectation, checkExpected });
