// `internal/streams/chunks`: taking chunks out of a Readable's buffer, whole or in part. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#readablereadsize
//
// Chunks wait in `state.buffer` from `state.bufferIndex` on.
'use strict';

const { Buffer } = require('buffer');

/** So many places of taken chunks are kept at the head of the buffer before it is moved up. */
const COMPACT_AT = 1024;

/** Takes `n` bytes or characters, or one object, out of what waits; `state.length` still counts them. */
function take(n, state) {
  if (state.length === 0) return null;
  const { buffer } = state;
  if (state.objectMode) return takeFirst(state);
  if (!n || n >= state.length) return takeAll(state);
  const first = buffer[state.bufferIndex];
  if (n === first.length) return takeFirst(state);
  if (n < first.length) {
    buffer[state.bufferIndex] = first.slice(n);
    return first.slice(0, n);
  }
  return state.decoder !== null ? takeText(n, state) : takeBytes(n, state);
}

function takeFirst(state) {
  const { buffer } = state;
  if (buffer.length === 1 && state.bufferIndex === 0) return buffer.pop(); // the usual case, and the engine's fastest
  const chunk = buffer[state.bufferIndex];
  buffer[state.bufferIndex++] = null;
  if (state.bufferIndex === buffer.length) {
    state.buffer = [];
    state.bufferIndex = 0;
  } else if (state.bufferIndex > COMPACT_AT) {
    buffer.splice(0, state.bufferIndex);
    state.bufferIndex = 0;
  }
  return chunk;
}

function takeAll(state) {
  const { buffer } = state;
  if (buffer.length - state.bufferIndex === 1) {
    const chunk = takeFirst(state);
    return state.decoder === null || typeof chunk === 'string' ? chunk : `${chunk}`; // bytes that were given back
  }
  const chunks = state.bufferIndex === 0 ? buffer : buffer.slice(state.bufferIndex);
  const all = state.decoder !== null ? chunks.join('') : Buffer.concat(chunks, state.length);
  state.buffer = [];
  state.bufferIndex = 0;
  return all;
}

function takeText(n, state) {
  let text = '';
  while (n > 0) {
    const first = state.buffer[state.bufferIndex];
    if (n < first.length) {
      state.buffer[state.bufferIndex] = first.slice(n);
      return text + first.slice(0, n);
    }
    text += takeFirst(state);
    n -= first.length;
  }
  return text;
}

function takeBytes(n, state) {
  const bytes = Buffer.allocUnsafe(n);
  let at = 0;
  while (at < n) {
    const first = state.buffer[state.bufferIndex];
    if (n - at < first.length) {
      bytes.set(first.subarray(0, n - at), at);
      state.buffer[state.bufferIndex] = first.subarray(n - at);
      return bytes;
    }
    bytes.set(takeFirst(state), at);
    at += first.length;
  }
  return bytes;
}

Object.assign(exports, { take });
