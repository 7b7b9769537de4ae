// `internal/wire_edits`: `internal/wire_encode` writes in one pass, and what it learns too late (that an object comes again, that an array has holes, that
// a typed array's buffer has another view) it notes as an edit: `[where, order, bytes to remove, bytes to put]`. They are made here.
'use strict';

const { apply } = Reflect;
const { floor } = Math;
const bytesSet = Uint8Array.prototype.set;

// Tags of our own, as the last byte of `da 524f00nn`.
const BUFFER = 3, VIEW = 4;

/** The head of major type `major >> 5`. */
function headBytes(major, n) {
  if (n < 24) return [major | n];
  const [info, size] = n < 0x100 ? [24, 1] : n < 0x10000 ? [25, 2] : n < 0x100000000 ? [26, 4] : [27, 8];
  const head = [major | info];
  for (let shift = size - 1; shift >= 0; shift--) head.push(floor(n / 256 ** shift) & 0xff);
  return head;
}

/**
 * Puts tags 28 and numbers of references in, and the other edits. Edits at one place follow their order: 0 ends what stands before it,
 * 1 is the tag 28 of the object that begins there, 2 to 4 make a view of a typed array written without its buffer, 5 is a new head.
 */
function makeEdits(bytes, length, refs, edits) {
  const marks = new Map();
  for (const [, target] of refs) {
    if (marks.has(target)) continue;
    const whole = typeof target === 'object';
    const mark = [whole ? target.at : target, whole ? 3 : 1, 0, [0xd8, 0x1c]];
    marks.set(target, mark);
    edits.push(mark);
    if (whole) addView(edits, target);
  }
  const inOrder = (a, b) => a[0] - b[0] || a[1] - b[1];
  const numbers = new Map([...marks.values()].sort(inOrder).map((mark, number) => [mark, number]));
  for (const [where, target] of refs) edits.push([where, 0, 0, headBytes(0, numbers.get(marks.get(target)))]);
  return splice(bytes, length, edits.sort(inOrder));
}

/** `tag, bytes` becomes `VIEW, 84, tag, BUFFER, bytes, 0, length`. */
function addView(edits, { at: start, tag, size, length }) {
  edits.push([start, 2, 2, [0xda, 0x52, 0x4f, 0, VIEW, 0x84, ...headBytes(0, tag)]]);
  edits.push([start, 4, 0, [0xda, 0x52, 0x4f, 0, BUFFER]]);
  edits.push([start + 2 + headBytes(0x40, size).length + size, 0, 0, [0, ...headBytes(0, length)]]);
}

/** Gives the bytes, and how many they are. */
function splice(bytes, length, list) {
  let total = length;
  for (const [, , removed, put] of list) total += put.length - removed;
  const result = new Uint8Array(Math.max(bytes.length, total));
  let from = 0;
  let to = 0;
  let next = 0;
  const copy = (end) => {
    if (end <= from) return;
    apply(bytesSet, result, [new Uint8Array(bytes.buffer, from, end - from), to]);
    to += end - from;
    from = end;
  };
  for (const [where, , removed, put] of list) {
    copy(where);
    for (const byte of put) result[to++] = byte;
    next = Math.max(next, where + removed);
    if (removed !== 0) from = next;
  }
  copy(length);
  return [result, to];
}

module.exports = { headBytes, makeEdits };
