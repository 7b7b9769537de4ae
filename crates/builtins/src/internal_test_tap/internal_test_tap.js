// `internal/test/tap`: the reporter tap, Node 26. TAP's version 13: https://testanything.org/tap-version-13-specification.html
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html#test-reporters
'use strict';

const { inspect } = require('internal/inspect');
const { makeReadable } = require('internal/stack');
const { isFailure, thrownIn } = require('internal/test/failures');

const indentOf = (nesting) => '    '.repeat(nesting);

async function* tap(events) {
  yield 'TAP version 13\n';
  for await (const { type, data } of events) {
    switch (type) {
      case 'test:start':
        yield `${indentOf(data.nesting)}# Subtest: ${escaped(data.name)}\n`;
        break;
      case 'test:pass':
        yield testPoint('ok', data);
        yield details(data, undefined);
        break;
      case 'test:fail':
        yield testPoint('not ok', data);
        yield details(data, placeOf(data));
        break;
      case 'test:plan':
        yield `${indentOf(data.nesting)}1..${data.count}\n`;
        break;
      case 'test:diagnostic':
      case 'test:log':
        yield `${indentOf(data.nesting)}# ${escaped(data.message)}\n`;
        break;
      case 'test:stdout':
      case 'test:stderr':
        for (const line of data.message.split(/\r?\n/)) if (line !== '') yield `# ${escaped(line)}\n`;
        break;
    }
  }
}

function testPoint(word, { nesting, testNumber, name, skip, todo, expectFailure }) {
  let text = `${indentOf(nesting)}${word} ${testNumber}`;
  if (name !== undefined) text += ` - ${escaped(name)}`;
  if (skip !== undefined) text += directive('SKIP', skip);
  else if (todo !== undefined) text += directive('TODO', todo);
  else if (expectFailure !== undefined) text += directive('EXPECTED FAILURE', expectFailure);
  return `${text}\n`;
}

const directive = (word, reason) => ` # ${word}${typeof reason === 'string' && reason !== '' ? ` ${escaped(reason)}` : ''}`;

const placeOf = ({ file, line, column }) => file === undefined ? undefined : `${file}:${line}:${column}`;

const escapes = { '\\': '\\\\', '#': '\\#', '\b': '\\\\b', '\f': '\\\\f', '\n': '\\\\n', '\r': '\\\\r', '\t': '\\\\t', '\v': '\\\\v' };
const escaped = (text) => text.replace(/[\\#\b\f\n\r\t\v]/g, (character) => escapes[character]);

// ---- the YAML block below a test point

function details({ nesting, details: { duration_ms: duration, type, error } }, place) {
  const indent = `${indentOf(nesting)}  `;
  let text = `${indent}---\n${entry(indent, 'duration_ms', duration)}${entry(indent, 'type', type)}`;
  if (place !== undefined) text += entry(indent, 'location', place);
  if (error !== undefined) text += errorEntries(indent, error);
  return `${text}${indent}...\n`;
}

/** What was thrown, read from the failure that it caused. */
function errorEntries(indent, error) {
  if (!isFailure(error)) return plainErrorEntries(indent, error, undefined);
  const { failureType } = error;
  const type = entry(indent, 'failureType', failureType);
  return type + plainErrorEntries(indent, thrownIn(error), error);
}

function plainErrorEntries(indent, thrown, failure) {
  if (!(thrown instanceof Error)) {
    const text = typeof thrown === 'string' ? thrown : inspect(thrown);
    return entry(indent, 'error', text) + entry(indent, 'code', failure?.code);
  }
  makeReadable(thrown);
  const { code, name, message, stack } = thrown;
  let text = entry(indent, 'error', message);
  text += entry(indent, 'code', code ?? failure?.code);
  if (name && name !== 'Error') text += entry(indent, 'name', name);
  if (name === 'AssertionError' || code === 'ERR_ASSERTION') {
    text += entry(indent, 'expected', thrown.expected) + entry(indent, 'actual', thrown.actual);
    if (thrown.operator) text += entry(indent, 'operator', thrown.operator);
  }
  const frames = framesOf(stack);
  if (frames !== '') text += entry(indent, 'stack', frames);
  return text;
}

const framesOf = (stack) => [...`${stack ?? ''}`.matchAll(/^\s+at (.+)$/gm)].map(([, frame]) => frame).join('\n');

function entry(indent, name, value, seen = new Set()) {
  if (value === undefined || value === null) return `${indent}${name}:${value === null ? ' ~' : ''}\n`;
  if (typeof value === 'string') return `${indent}${name}: ${textValue(indent, value)}\n`;
  if (typeof value !== 'object') return `${indent}${name}: ${scalar(value)}\n`;
  if (seen.has(value)) return `${indent}${name}: <Circular>\n`;
  seen.add(value);
  if (value instanceof Date) return `${indent}${name}: ${value.toISOString()}\n`;
  const entries = Object.entries(value).map(([key, inner]) => entry(`${indent}  `, key, inner, seen));
  return `${indent}${name}:\n${entries.join('')}`;
}

const scalar = (value) => typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function' ? inspect(value) : `${value}`;

/** One line is quoted, several are a block. */
function textValue(indent, text) {
  if (!/\r?\n/.test(text)) return inspect(text);
  return `|-\n${text.split(/\r?\n/).map((line) => `${indent}  ${line}`).join('\n')}`;
}

exports.tap = tap;
