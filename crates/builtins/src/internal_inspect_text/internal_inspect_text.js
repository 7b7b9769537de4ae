// `internal/inspect_text`: what `util.inspect` writes: primitive values as text, and parts laid out on one line, one a line or in columns.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html#utilinspectobject-options
'use strict';

const { textWidth, strip } = require('internal/style');

const symbolToString = Symbol.prototype.toString;

// Primitives

function formatPrimitive(stylize, value, context) {
  switch (typeof value) {
    case 'string': return formatString(stylize, value, context);
    case 'number': return formatNumber(stylize, value, context.numericSeparator);
    case 'bigint': return formatBigInt(stylize, value, context.numericSeparator);
    case 'boolean': return stylize(`${value}`, 'boolean');
    case 'undefined': return stylize('undefined', 'undefined');
    default: return stylize(symbolToString.call(value), 'symbol');
  }
}

function formatString(stylize, value, context) {
  let text = value;
  let trailer = '';
  if (text.length > context.maxStringLength) {
    const remaining = text.length - context.maxStringLength;
    text = text.slice(0, context.maxStringLength);
    trailer = `... ${remaining} more character${remaining > 1 ? 's' : ''}`;
  }
  if (context.compact !== true && text.length > 16 && text.length > context.breakLength - context.indentationLvl - 4) {
    const lines = text.split(/(?<=\n)/).map((line) => stylize(quote(line), 'string'));
    return `${lines.join(` +\n${' '.repeat(context.indentationLvl + 2)}`)}${trailer}`;
  }
  return `${stylize(quote(text), 'string')}${trailer}`;
}

function formatNumber(stylize, number, numericSeparator) {
  if (!numericSeparator) return stylize(Object.is(number, -0) ? '-0' : `${number}`, 'number');
  const integer = Math.trunc(number);
  const text = String(integer);
  if (integer === number) {
    const shown = Object.is(number, -0) ? '-0' : !Number.isFinite(number) || text.includes('e') ? text : groupFromEnd(text);
    return stylize(shown, 'number');
  }
  if (Number.isNaN(number) || String(number).includes('e')) return stylize(String(number), 'number');
  return stylize(`${groupFromEnd(text)}.${String(number).slice(text.length + 1).replace(/(\d{3})(?=\d)/g, '$1_')}`, 'number');
}

function formatBigInt(stylize, number, numericSeparator) {
  const text = String(number);
  return stylize(`${numericSeparator ? groupFromEnd(text) : text}n`, 'bigint');
}

function groupFromEnd(digits) {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, '_');
}

const needsEscape = /[\x00-\x1f'\\\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const shortEscapes = { __proto__: null, '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\\': '\\\\' };

/** In single quotes, or in others where that saves escapes. */
function quote(text) {
  if (!needsEscape.test(text)) return `'${text}'`;
  let mark = "'";
  if (text.includes("'")) {
    if (!text.includes('"')) mark = '"';
    else if (!text.includes('`') && !text.includes('${')) mark = '`';
  }
  const escaped = text.replace(/[\x00-\x1f\\\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, escapeCharacter);
  return `${mark}${mark === "'" ? escaped.replaceAll("'", "\\'") : escaped}${mark}`;
}

function escapeCharacter(character) {
  const code = character.charCodeAt(0);
  if (code >= 0xd800) return `\\u${code.toString(16)}`;
  return shortEscapes[character] ?? `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** For keys and symbols, which have no quotes around them. */
function escapeControls(text) {
  return text.replace(/[\x00-\x1f\x27\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (character) => (character === "'" ? "\\'" : escapeCharacter(character)));
}

// Layout

/** The parts on one line if they fit, else one a line; long lists in columns. */
function layOut(context, parts, base, open, close, isList, depth, value = undefined) {
  const head = base ? `${base} ` : '';
  if (context.compact === true) return layOutCompact(context, parts, base, open, close);
  let output = parts;
  if (typeof context.compact === 'number' && context.compact >= 1) {
    if (isList && parts.length > 6) output = arrangeInColumns(context, parts, value);
    if (context.currentDepth - depth < context.compact && output.length === parts.length) {
      const start = output.length + context.indentationLvl + open.length + base.length + 10;
      if (fits(context, output, start, base)) {
        const line = output.join(', ');
        if (!line.includes('\n')) return `${head}${open} ${line} ${close}`;
      }
    }
  }
  const indentation = `\n${' '.repeat(context.indentationLvl)}`;
  return `${head}${open}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${close}`;
}

function layOutCompact(context, output, base, open, close) {
  if (fits(context, output, 0, base)) return `${open}${base ? ` ${base}` : ''} ${output.join(', ')} ${close}`;
  const indentation = `\n${' '.repeat(context.indentationLvl)}`;
  const gap = base === '' && open.length === 1 ? ' ' : `${base ? ` ${base}` : ''}${indentation}  `;
  return `${open}${gap}${output.join(`,${indentation}  `)} ${close}`;
}

function fits(context, output, start, base) {
  let total = output.length + start;
  if (total + output.length > context.breakLength) return false;
  for (const part of output) {
    total += context.colors ? strip(part).length : part.length;
    if (total > context.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

/** More than six short parts are set in columns, numbers to the right. */
function arrangeInColumns(context, output, value) {
  const hasMore = context.maxArrayLength < output.length; // the last part says how many are left out
  const count = hasMore ? output.length - 1 : output.length;
  const gap = 2;
  const widths = [];
  let total = 0;
  let widest = 0;
  for (let i = 0; i < count; i++) {
    widths[i] = textWidth(output[i], context.colors);
    total += widths[i] + gap;
    if (widths[i] > widest) widest = widths[i];
  }
  const cell = widest + gap;
  const isWorthIt = cell * 3 + context.indentationLvl < context.breakLength && (total / cell > 5 || widest <= 6);
  if (!isWorthIt) return output;
  const columns = columnCount(context, output.length, count, cell, total);
  return columns <= 1 ? output : fillColumns(output, widths, count, columns, gap, alignsRight(value, output.length), hasMore);
}

/** Aims at a block whose sides are in the proportion of the screen's characters (2.5 high to 1 wide). */
function columnCount(context, length, count, cell, total) {
  const spread = Math.sqrt(cell - total / length);
  const typical = Math.max(cell - 3 - spread, 1);
  return Math.min(
    Math.round(Math.sqrt(2.5 * typical * count) / typical),
    Math.floor((context.breakLength - context.indentationLvl) / cell),
    context.compact * 4,
    15,
  );
}

function alignsRight(value, length) {
  if (value === undefined) return true;
  for (let i = 0; i < length; i++) {
    if (typeof value[i] !== 'number' && typeof value[i] !== 'bigint') return false;
  }
  return true;
}

function fillColumns(output, widths, count, columns, gap, toRight, hasMore) {
  const columnWidths = [];
  for (let column = 0; column < columns; column++) {
    let width = 0;
    for (let i = column; i < count; i += columns) width = Math.max(width, widths[i]);
    columnWidths.push(width + gap);
  }
  const rows = [];
  for (let start = 0; start < count; start += columns) {
    const end = Math.min(start + columns, count);
    let row = '';
    for (let i = start; i < end; i++) {
      const invisible = output[i].length - widths[i];
      const width = columnWidths[i - start] + invisible;
      const isLast = i === end - 1;
      if (isLast) row += toRight ? output[i].padStart(width - gap) : output[i];
      else row += toRight ? `${output[i]}, `.padStart(width) : `${output[i]}, `.padEnd(width);
    }
    rows.push(row);
  }
  if (hasMore) rows.push(output[count]);
  return rows;
}

Object.assign(exports, { formatPrimitive, formatNumber, formatBigInt, quote, escapeControls, layOut });
