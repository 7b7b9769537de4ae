// `internal/diff`: `util.diff`, Node 26, and the difference that assertion errors show: Myers' algorithm.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html#utildiffactual-expected
'use strict';

const { codes } = require('internal/errors');
const { validateStringArray } = require('internal/validators');

const EXPECTED_ONLY = -1;
const SAME = 0;
const ACTUAL_ONLY = 1;

/** `[operation, value]` for each part: 0 in both, 1 in `actual` only, -1 in `expected` only. Equal inputs have no parts. */
function diff(actual, expected) {
  if (actual === expected) return [];
  checkInput(actual, 'actual');
  checkInput(expected, 'expected');
  return compareLists(actual, expected);
}

function checkInput(value, name) {
  if (Array.isArray(value)) validateStringArray(value, name);
  else if (typeof value !== 'string') throw new codes.ERR_INVALID_ARG_TYPE(name, ['string'], value);
}

/** The shortest edit script between two lists or strings. `isSame` compares two items, `merge` says how such a pair is shown. */
function compareLists(actual, expected, isSame = (a, b) => a === b, merge = (a) => a) {
  const traces = furthestPaths(actual, expected, isSame);
  return traceBack(actual, expected, traces, merge);
}

/** For each number of edits, how far along each diagonal one can come with it; stops at the end of both lists. */
function furthestPaths(actual, expected, isSame) {
  const limit = actual.length + expected.length;
  const reach = new Int32Array(2 * limit + 3);
  const at = limit + 1; // index of diagonal 0
  const traces = [];
  for (let edits = 0; edits <= limit; edits++) {
    traces.push(reach.slice(at - edits - 1, at + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const isDown = diagonal === -edits || (diagonal !== edits && reach[at + diagonal - 1] < reach[at + diagonal + 1]);
      let x = isDown ? reach[at + diagonal + 1] : reach[at + diagonal - 1] + 1;
      let y = x - diagonal;
      while (x < actual.length && y < expected.length && isSame(actual[x], expected[y])) {
        x++;
        y++;
      }
      reach[at + diagonal] = x;
      if (x >= actual.length && y >= expected.length) return traces;
    }
  }
  return traces;
}

function traceBack(actual, expected, traces, merge) {
  const parts = [];
  let x = actual.length;
  let y = expected.length;
  for (let edits = traces.length - 1; edits >= 0; edits--) {
    const reach = traces[edits];
    const at = edits + 1;
    const diagonal = x - y;
    const isDown = diagonal === -edits || (diagonal !== edits && reach[at + diagonal - 1] < reach[at + diagonal + 1]);
    const before = isDown ? diagonal + 1 : diagonal - 1;
    const startX = reach[at + before];
    const startY = startX - before;
    while (x > startX && y > startY && x > 0 && y > 0) {
      parts.push([SAME, merge(actual[--x], expected[--y])]);
    }
    if (edits === 0) break;
    if (isDown) parts.push([EXPECTED_ONLY, expected[--y]]);
    else parts.push([ACTUAL_ONLY, actual[--x]]);
  }
  return parts.reverse();
}

Object.assign(exports, { diff, compareLists });
