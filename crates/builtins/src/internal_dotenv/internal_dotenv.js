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
    if (key !== '' || value === '') values[key] = value;
    rest = rest.slice(equals + 1 + length);
  }
  return sorted(values);
}

/** As Node has them: by name, not in the order of the file. */
function sorted(values) {
  const result = { __proto__: null };
  for (const key of Object.keys(values).sort()) result[key] = values[key];
  return result;
}

function upToNewline(text) {
  const end = text.indexOf('\n');
  return end === -1 ? text : text.slice(0, end);
}

/** The value at the start of `text` and how much of the text it took, its line's rest included. */
function readValue(text) {
  if (text === '' || text[0] === '\n') return { value: '', length: 0 };
  const blank = /^\s*/.exec(text)[0].length; // also the ends of lines, as in Node
  const mark = text[blank];
  const close = mark === '"' || mark === "'" || mark === '`' ? text.indexOf(mark, blank + 1) : -1;
  if (close !== -1) {
    const inner = text.slice(blank + 1, close);
    return { value: mark === '"' ? inner.replaceAll('\\n', '\n') : inner, length: close + 1 + upToNewline(text.slice(close + 1)).length };
  }
  const line = upToNewline(text.slice(blank));
  const comment = line.indexOf('#');
  return { value: (comment === -1 ? line : line.slice(0, comment)).trim(), length: blank + line.length };
}

Object.assign(exports, { parseEnv });
