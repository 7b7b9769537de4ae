// `internal/dotenv`: `util.parseEnv`, Node 26: the text of a .env file as an object.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html#utilparseenvcontent
'use strict';

const { validateString } = require('internal/validators');

function parseEnv(content) {
  validateString(content, 'content');
  const values = { __proto__: null };
  let rest = content.replaceAll('\r', '');
  while (rest !== '') {
    rest = rest.replace(/^\s+/, '');
    const line = upToNewline(rest);
    const equals = line.indexOf('=');
    if (line.startsWith('#') || equals === -1) {
      rest = rest.slice(line.length);
      continue;
    }
    const key = line.slice(0, equals).trim().replace(/^export\s+/, '');
    const { value, length } = readValue(rest.slice(equals + 1));
    if (key !== '') values[key] = value;
    rest = rest.slice(equals + 1 + length);
  }
  return values;
}

function upToNewline(text) {
  const end = text.indexOf('\n');
  return end === -1 ? text : text.slice(0, end);
}

/** The value at the start of `text` and how much of the text it took, its line's rest included. */
function readValue(text) {
  const blank = /^[^\S\n]*/.exec(text)[0].length;
  const mark = text[blank];
  const close = mark === '"' || mark === "'" || mark === '`' ? text.indexOf(mark, blank + 1) : -1;
  if (close !== -1) {
    const inner = text.slice(blank + 1, close);
    return { value: mark === '"' ? inner.replaceAll('\\n', '\n') : inner, length: close + 1 + upToNewline(text.slice(close + 1)).length };
  }
  const line = upToNewline(text);
  const comment = line.indexOf('#');
  return { value: (comment === -1 ? line : line.slice(0, comment)).trim(), length: line.length };
}

Object.assign(exports, { parseEnv });
