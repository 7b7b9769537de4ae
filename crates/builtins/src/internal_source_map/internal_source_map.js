// `internal/source_map`: the class SourceMap of `node:module`, Node 26, and the switches around it.
// Follows https://nodejs.org/docs/latest-v26.x/api/module.html#source-map-support and the format at https://tc39.es/ecma426/
'use strict';

const { validateBoolean, validateObject } = require('internal/validators');

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digits = new Map([...DIGITS].map((digit, value) => [digit, value]));

/** The numbers of one segment: base 64, five bits to a digit, the sign in the lowest bit of the number. */
function numbersOf(segment) {
  const numbers = [];
  let value = 0;
  let shift = 0;
  for (const digit of segment) {
    const bits = digits.get(digit) ?? 0;
    value += (bits & 31) * 2 ** shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value % 2 === 1 ? -Math.floor(value / 2) : value / 2);
    value = 0;
    shift = 0;
  }
  return numbers;
}

/** A map's entries in order, its positions moved by those of the section that it is. */
function entriesOf({ mappings = '', sources = [], names = [] }, line, column) {
  const entries = [];
  const at = { source: 0, line: 0, column: 0, name: 0 };
  `${mappings}`.split(';').forEach((segments, index) => {
    let generatedColumn = index === 0 ? column : 0;
    for (const segment of segments.split(',')) {
      if (segment === '') continue;
      const [moved, source, originalLine, originalColumn, name] = numbersOf(segment);
      generatedColumn += moved;
      at.source += source ?? 0;
      at.line += originalLine ?? 0;
      at.column += originalColumn ?? 0;
      at.name += name ?? 0;
      const isNamed = name !== undefined || source === undefined;
      entries.push({
        generatedLine: line + index, generatedColumn, originalSource: sources[at.source], originalLine: at.line, originalColumn: at.column,
        name: isNamed ? names[at.name] : undefined,
      });
    }
  });
  return entries;
}

class SourceMap {
  #payload;
  #entries;
  #lineLengths;

  constructor(payload, { lineLengths } = {}) {
    validateObject(payload, 'payload');
    this.#payload = structuredClone(payload);
    const sections = payload.sections ?? [{ offset: { line: 0, column: 0 }, map: payload }];
    this.#entries = sections.flatMap(({ offset, map }) => entriesOf(map, offset.line, offset.column));
    this.#entries.sort((a, b) => a.generatedLine - b.generatedLine || a.generatedColumn - b.generatedColumn);
    this.#lineLengths = lineLengths;
  }

  get payload() { return structuredClone(this.#payload); }

  get lineLengths() { return this.#lineLengths === undefined ? undefined : [...this.#lineLengths]; }

  /** The last entry at or before a position, both counted from 0; an empty object before the first. */
  findEntry(lineOffset, columnOffset) {
    const entries = this.#entries;
    let from = 0;
    let to = entries.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      const { generatedLine, generatedColumn } = entries[middle];
      const isLater = lineOffset < generatedLine || (lineOffset === generatedLine && columnOffset < generatedColumn);
      if (isLater) to = middle;
      else from = middle + 1;
    }
    return from === 0 ? {} : { ...entries[from - 1] };
  }

  /** Where a position comes from, both counted from 1. */
  findOrigin(lineNumber, columnNumber) {
    const entry = this.findEntry(lineNumber - 1, columnNumber - 1);
    if (entry.originalSource === undefined) return {};
    return {
      name: entry.name,
      fileName: entry.originalSource,
      lineNumber: entry.originalLine + lineNumber - entry.generatedLine,
      columnNumber: entry.originalColumn + columnNumber - entry.generatedColumn,
    };
  }
}

/** What programs set; positions in stacks are those of the source in any case where Roata has translated it, and of the text elsewhere. */
let support = { __proto__: null, enabled: false, nodeModules: false, generatedCode: false };

const getSourceMapsSupport = () => ({ __proto__: null, ...support });

function setSourceMapsSupport(enabled, options = {}) {
  validateBoolean(enabled, 'enabled');
  validateObject(options, 'options');
  const { nodeModules = false, generatedCode = false } = options;
  validateBoolean(nodeModules, 'options.nodeModules');
  validateBoolean(generatedCode, 'options.generatedCode');
  support = { __proto__: null, enabled, nodeModules, generatedCode };
}

/** The map that a loaded file names in its last lines, if maps are in use. */
function findSourceMap(path) {
  if (!support.enabled || typeof path !== 'string') return undefined;
  const fs = require('fs');
  const file = path.startsWith('file:') ? require('url').fileURLToPath(path) : path;
  try {
    const text = fs.readFileSync(file, 'utf8');
    const url = [...text.matchAll(/\/[/*][#@]\s+sourceMappingURL=([^\s'"]+)/g)].at(-1)?.[1];
    if (url === undefined) return undefined;
    const inline = /^data:application\/json[^,]*?(;base64)?,(.*)$/.exec(url);
    const json = inline === null
      ? fs.readFileSync(require('path').resolve(file, '..', url), 'utf8')
      : Buffer.from(inline[1] === undefined ? decodeURIComponent(inline[2]) : inline[2], inline[1] === undefined ? 'utf8' : 'base64').toString();
    return new SourceMap(JSON.parse(json), { lineLengths: text.split('\n').map((line) => line.length) });
  } catch {
    return undefined;
  }
}

module.exports = { SourceMap, findSourceMap, getSourceMapsSupport, setSourceMapsSupport };
