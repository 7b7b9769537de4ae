// `internal/wire_texts`: texts that are not ASCII, as UTF-8; lone surrogates as three bytes (WTF-8).
'use strict';

function utf8Length(text) {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    length += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    if (isPair(text, i)) {
      length++;
      i++;
    }
  }
  return length;
}

const isPair = (text, i) => (text.charCodeAt(i) & 0xfc00) === 0xd800 && i + 1 < text.length && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00;

/** Puts UTF-8, lone surrogates as three bytes, at `at`; gives the place behind it. */
function putUnits(bytes, at, text) {
  for (let i = 0; i < text.length; i++) {
    let unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[at++] = unit;
      continue;
    }
    if (unit < 0x800) {
      bytes[at++] = 0xc0 | unit >> 6;
    } else if (isPair(text, i)) {
      unit = 0x10000 + ((unit & 0x3ff) << 10) + (text.charCodeAt(++i) & 0x3ff);
      bytes[at++] = 0xf0 | unit >> 18;
      bytes[at++] = 0x80 | unit >> 12 & 0x3f;
      bytes[at++] = 0x80 | unit >> 6 & 0x3f;
    } else {
      bytes[at++] = 0xe0 | unit >> 12;
      bytes[at++] = 0x80 | unit >> 6 & 0x3f;
    }
    bytes[at++] = 0x80 | unit & 0x3f;
  }
  return at;
}

module.exports = { utf8Length, putUnits };
