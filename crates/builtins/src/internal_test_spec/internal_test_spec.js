// `internal/test/spec`: the reporters spec and dot, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html#test-reporters
'use strict';

const process = require('process');
const { Transform } = require('stream');
const { inspect } = require('internal/inspect');

const signs = { pass: '✔', fail: '✖', skip: '﹣', todo: '⚠', info: 'ℹ', parent: '▶' };

const colorsWanted = () => {
  const { FORCE_COLOR, NO_COLOR, NODE_DISABLE_COLORS } = process.env;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return NO_COLOR === undefined && NODE_DISABLE_COLORS === undefined && process.stdout.isTTY === true && process.stdout.hasColors();
};

const codes = { red: 31, green: 32, yellow: 33, blue: 34, gray: 90 };
const painted = (color, text, isColored) => isColored ? `\x1b[${codes[color]}m${text}\x1b[39m` : text;

// ---- what both show of a test

/** The sign, its color and what follows the name. */
function outcomeOf(type, { skip, todo, expectFailure }) {
  if (skip !== undefined) return { sign: signs.skip, color: 'gray', note: skip === true ? ' # SKIP' : ` # ${skip}` };
  const color = type === 'test:pass' ? 'green' : 'red';
  const sign = type === 'test:pass' ? signs.pass : signs.fail;
  if (todo !== undefined) {
    const failed = type === 'test:fail';
    return { sign: failed ? signs.todo : sign, color: failed ? 'yellow' : color, note: todo === true ? ' # TODO' : ` # ${todo}` };
  }
  if (expectFailure !== undefined) {
    return { sign, color, note: expectFailure === true ? ' # EXPECTED FAILURE' : ` # EXPECTED FAILURE ${expectFailure}` };
  }
  return { sign, color, note: '' };
}

function testLine(type, data, indent, isColored) {
  const { sign, color, note } = outcomeOf(type, data);
  const time = painted('gray', `(${data.details.duration_ms}ms)`, isColored);
  return `${indent}${painted(color, `${sign} ${data.name}`, isColored)} ${time}${note}\n`;
}

/** What was thrown, below its test. */
function errorText(error, indent, isColored) {
  const shown = error?.code === 'ERR_TEST_FAILURE' && error.cause !== undefined ? error.cause : error;
  const text = inspect(shown, { colors: isColored, breakLength: Infinity });
  return `${indent}  ${text.split(/\r?\n/).join(`\n${indent}  `)}\n`;
}

const isOwnFailure = ({ details: { error } }) => error !== undefined && error.failureType !== 'subtestsFailed';

// ---- spec

/** Results as a tree of lines, the failures once more at the end. */
class SpecReporter extends Transform {
  #open = [];
  #failures = [];
  #isColored = colorsWanted();

  constructor() {
    super({ writableObjectMode: true });
  }

  _transform({ type, data }, _encoding, callback) {
    callback(null, this.#show(type, data));
  }

  _flush(callback) {
    callback(null, this.#failuresAgain());
  }

  #show(type, data) {
    switch (type) {
      case 'test:start':
        this.#open.push({ ...data, isShown: false });
        return '';
      case 'test:pass':
      case 'test:fail':
        return this.#showTest(type, data);
      case 'test:diagnostic':
        return this.#showDiagnostic(data);
      case 'test:stdout':
      case 'test:stderr':
        return data.message;
      case 'test:log':
        return `${indentOf(data.nesting)}${painted('blue', `${signs.info} ${data.message}`, this.#isColored)}\n`;
      default:
        return '';
    }
  }

  #showTest(type, data) {
    this.#open.pop();
    if (type === 'test:fail' && isOwnFailure(data)) this.#failures.push(data);

    return `${this.#openHeads()}${testLine(type, data, indentOf(data.nesting), this.#isColored)}`;
  }

  /** The tests around this one whose names are not yet shown. */
  #openHeads() {
    let text = '';
    for (const head of this.#open) {
      if (head.isShown) continue;
      head.isShown = true;
      text += `${indentOf(head.nesting)}${signs.parent} ${head.name}\n`;
    }
    return text;
  }

  #showDiagnostic({ nesting, message, level }) {
    const color = { error: 'red', warn: 'yellow' }[level] ?? 'blue';
    return `${indentOf(nesting)}${painted(color, `${signs.info} ${message}`, this.#isColored)}\n`;
  }

  #failuresAgain() {
    if (this.#failures.length === 0) return '';
    const isColored = this.#isColored;
    const parts = [`\n${painted('red', `${signs.fail} failing tests:`, isColored)}\n`];
    for (const data of this.#failures) {
      const { file, line, column, details } = data;
      if (file !== undefined) parts.push(`\ntest at ${require('path').relative(process.cwd(), file)}:${line}:${column}\n`);
      parts.push(testLine('test:fail', data, '', isColored), errorText(details.error, '', isColored));
    }
    return parts.join('');
  }
}

const indentOf = (nesting) => '  '.repeat(nesting);

// ---- dot

const columnsOf = (stream) => Math.max(stream.columns ?? 20, 20);

/** A dot for each that passed, an X for each that failed. */
async function* dot(events) {
  let count = 0;
  let columns = columnsOf(process.stdout);
  const isColored = colorsWanted();
  const failed = [];
  for await (const { type, data } of events) {
    if (type === 'test:pass') yield painted('green', '.', isColored);
    if (type === 'test:fail') {
      yield painted('red', 'X', isColored);
      failed.push(data);
    }
    if ((type === 'test:pass' || type === 'test:fail') && ++count === columns) {
      yield '\n';
      columns = columnsOf(process.stdout);
      count = 0;
    }
  }
  yield '\n';
  if (failed.length === 0) return;
  yield `\n${painted('red', 'Failed tests:', isColored)}\n\n`;
  for (const data of failed) yield testLine('test:fail', data, '', isColored) + errorText(data.details.error, '', isColored);
}

Object.assign(exports, { SpecReporter, dot });
