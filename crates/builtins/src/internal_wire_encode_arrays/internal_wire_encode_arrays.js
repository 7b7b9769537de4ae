// `internal/wire_encode_arrays`: arrays with holes, or with properties that are no indices, for `internal/wire_encode`.
'use strict';

const { keys: keysOf, hasOwn } = Object;

// Tags of our own, as the last byte of `da 524f00nn`.
const HOLES = 1;

/** From so many items on enumerating an array is faster than listing its keys (measured). */
const kFewItems = 8;

/** The own enumerable properties of an array that are no indices, undefined if there are none. They come after the indices. */
function namesOf(array, length) {
  if (length <= kFewItems) {
    const keys = keysOf(array);
    return keys.length === 0 || isIndex(keys[keys.length - 1]) ? undefined : namesAmong(keys);
  }
  // Enumerating makes no list of indices, which is what `keys` spends its time on.
  let last = '0';
  for (const key in array) last = key;
  return isIndex(last) ? undefined : namesAmong(keysOf(array));
}

function namesAmong(keys) {
  const names = keys.filter((key) => !isIndex(key));
  return names.length === 0 ? undefined : names;
}

function isIndex(key) {
  const first = key.charCodeAt(0);
  if (!(first >= 48 && first <= 57)) return false;
  if (key.length === 1) return true;
  const index = key >>> 0;
  return index !== 0xffffffff && `${index}` === key;
}

/** `writer`: what `internal/wire_encode` writes with. */
function writersOf({ writeHead, writeOwnTag, writeValue, step }) {
  /** The items from index `from`, the first hole, on. Returns how many. */
  function writeSparse(array, from, length) {
    let items = 0;
    let next = from;
    const hole = (to) => {
      if (to === next) return;
      writeOwnTag(HOLES);
      writeHead(0, to - next);
      items++;
    };
    for (const key of keysOf(array)) {
      if (!isIndex(key)) break;
      const index = key >>> 0;
      if (index < next || index >= length) continue;
      const item = array[index];
      if (item === undefined && !hasOwn(array, index)) continue;
      hole(index);
      step(index);
      writeValue(item);
      items++;
      next = index + 1;
    }
    hole(length);
    return items;
  }

  return { writeSparse };
}

module.exports = { writersOf, namesOf };
