// `internal/webstreams/strategies`: `CountQueuingStrategy` and `ByteLengthQueuingStrategy`. Node 26. Follows https://streams.spec.whatwg.org/#qs
'use strict';

const { codes } = require('internal/errors');
const { invalidThis, finish } = require('internal/webstreams/common');

// One function for all, as the standard has it: with a name and a length, but not to be constructed.
const countSize = { size() { return 1; } }.size;
const byteLengthSize = { size({ byteLength }) { return byteLength; } }.size;

function markOf(init) {
  if (init === null || (typeof init !== 'object' && typeof init !== 'function')) throw new codes.ERR_INVALID_ARG_TYPE('init', 'object', init);
  const { highWaterMark } = init;
  if (highWaterMark === undefined) throw new codes.ERR_MISSING_OPTION('init.highWaterMark');
  return +highWaterMark;
}

class CountQueuingStrategy {
  #mark;

  constructor(init) { this.#mark = markOf(init); }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#mark in value)) throw invalidThis('CountQueuingStrategy');
    return value;
  }

  get highWaterMark() { return CountQueuingStrategy.#check(this).#mark; }

  get size() {
    CountQueuingStrategy.#check(this);
    return countSize;
  }
}

class ByteLengthQueuingStrategy {
  #mark;

  constructor(init) { this.#mark = markOf(init); }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#mark in value)) throw invalidThis('ByteLengthQueuingStrategy');
    return value;
  }

  get highWaterMark() { return ByteLengthQueuingStrategy.#check(this).#mark; }

  get size() {
    ByteLengthQueuingStrategy.#check(this);
    return byteLengthSize;
  }
}

for (const Strategy of [CountQueuingStrategy, ByteLengthQueuingStrategy]) finish(Strategy, ({ highWaterMark }) => ({ highWaterMark }));

Object.assign(exports, { CountQueuingStrategy, ByteLengthQueuingStrategy });
