// `internal/readline/cursor`: moving the cursor of a terminal, and clearing parts of it. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/readline.html#readlineclearlinestream-dir-callback
'use strict';

const { validateFunction } = require('internal/validators');
const { codes } = require('internal/errors');
const { nextTick } = require('internal/loop');

const CSI = '\x1b[';
const moves = {
  toLeft: `${CSI}1K`,
  toRight: `${CSI}0K`,
  line: `${CSI}2K`,
  down: `${CSI}0J`,
};

function clearLine(stream, direction, callback) {
  return send(stream, direction < 0 ? moves.toLeft : direction > 0 ? moves.toRight : moves.line, callback);
}

function clearScreenDown(stream, callback) {
  return send(stream, moves.down, callback);
}

function cursorTo(stream, x, y, callback) {
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (typeof y === 'function') [y, callback] = [undefined, y];
  if (Number.isNaN(x)) throw new codes.ERR_INVALID_ARG_VALUE('x', x);
  if (Number.isNaN(y)) throw new codes.ERR_INVALID_ARG_VALUE('y', y);
  if (stream == null || (typeof x !== 'number' && typeof y !== 'number')) return send(null, '', callback);
  if (typeof x !== 'number') throw new codes.ERR_INVALID_CURSOR_POS();
  return send(stream, typeof y === 'number' ? `${CSI}${y + 1};${x + 1}H` : `${CSI}${x + 1}G`, callback);
}

function moveCursor(stream, dx, dy, callback) {
  let text = '';
  if (dx < 0) text += `${CSI}${-dx}D`;
  else if (dx > 0) text += `${CSI}${dx}C`;
  if (dy < 0) text += `${CSI}${-dy}A`;
  else if (dy > 0) text += `${CSI}${dy}B`;
  if (callback !== undefined) validateFunction(callback, 'callback');
  return send(dx || dy ? stream : null, text, callback);
}

/** True if more may be written; a missing stream takes anything. */
function send(stream, text, callback) {
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (stream === null || stream === undefined) {
    if (typeof callback === 'function') nextTick(callback, null);
    return true;
  }
  return stream.write(text, callback);
}

Object.assign(exports, { clearLine, clearScreenDown, cursorTo, moveCursor, CSI });
