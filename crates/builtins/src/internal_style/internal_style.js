// `internal/style`: terminal colours, control characters and the width of text. Behind `util.inspect`, `styleText` and `stripVTControlCharacters`.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html#customizing-utilinspect-colors
'use strict';

/** Start and end codes by name; names that share codes come last. */
const colors = {
  __proto__: null,
  reset: [0, 0],
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  underline: [4, 24],
  blink: [5, 25],
  inverse: [7, 27],
  hidden: [8, 28],
  strikethrough: [9, 29],
  doubleunderline: [21, 24],
  black: [30, 39],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
  white: [37, 39],
  bgBlack: [40, 49],
  bgRed: [41, 49],
  bgGreen: [42, 49],
  bgYellow: [43, 49],
  bgBlue: [44, 49],
  bgMagenta: [45, 49],
  bgCyan: [46, 49],
  bgWhite: [47, 49],
  framed: [51, 54],
  overlined: [53, 55],
  gray: [90, 39],
  redBright: [91, 39],
  greenBright: [92, 39],
  yellowBright: [93, 39],
  blueBright: [94, 39],
  magentaBright: [95, 39],
  cyanBright: [96, 39],
  whiteBright: [97, 39],
  bgGray: [100, 49],
  bgRedBright: [101, 49],
  bgGreenBright: [102, 49],
  bgYellowBright: [103, 49],
  bgBlueBright: [104, 49],
  bgMagentaBright: [105, 49],
  bgCyanBright: [106, 49],
  bgWhiteBright: [107, 49],
};

function alias(name, target) {
  Object.defineProperty(colors, name, {
    get() { return this[target]; },
    set(value) { this[target] = value; },
    configurable: true,
    enumerable: false,
  });
}

alias('grey', 'gray');
alias('blackBright', 'gray');
alias('bgGrey', 'bgGray');
alias('bgBlackBright', 'bgGray');
alias('faint', 'dim');
alias('crossedout', 'strikethrough');
alias('strikeThrough', 'strikethrough');
alias('crossedOut', 'strikethrough');
alias('conceal', 'hidden');
alias('swapColors', 'inverse');
alias('swapcolors', 'inverse');
alias('doubleUnderline', 'doubleunderline');

/** Escape sequences: CSI … final byte, and OSC … terminated by BEL or ST. */
const controlSequences = new RegExp(
  '[\\u001B\\u009B][[\\]()#;?]*' +
  '(?:(?:(?:(?:;[-a-zA-Z\\d\\/\\#&.:=?%@~_]+)*|[a-zA-Z\\d]+(?:;[-a-zA-Z\\d\\/\\#&.:=?%@~_]*)*)?(?:\\u0007|\\u001B\\u005C|\\u009C))' +
  '|(?:(?:\\d{1,4}(?:[;:]\\d{0,4})*)?[\\dA-PR-TZcf-nq-uy=><~]))', 'g');

function stripVTControlCharacters(text) {
  require('internal/validators').validateString(text, 'str');
  return strip(text);
}

function strip(text) {
  return text.includes('\u001B') || text.includes('\u009B') ? text.replace(controlSequences, '') : text;
}

/** Columns that `text` takes on a terminal: wide characters two, marks and control characters none. */
function textWidth(text, removeControls = true) {
  const plain = removeControls ? strip(text) : text;
  if (/^[\x20-\x7e]*$/.test(plain)) return plain.length;
  let width = 0;
  for (const character of plain.normalize('NFC')) width += characterWidth(character.codePointAt(0));
  return width;
}

function characterWidth(point) {
  if (isWide(point)) return 2;
  return isZeroWidth(point) ? 0 : 1;
}

/** East Asian wide and full-width ranges, and emoji. */
const wideRanges = [
  0x1100, 0x115f, 0x2329, 0x232a, 0x2e80, 0x303e, 0x3041, 0x3247, 0x3250, 0x4dbf, 0x4e00, 0xa4c6, 0xa960, 0xa97c, 0xac00, 0xd7a3,
  0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6b, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x1b000, 0x1b001, 0x1f004, 0x1f004, 0x1f0cf, 0x1f0cf,
  0x1f18e, 0x1f18e, 0x1f191, 0x1f19a, 0x1f200, 0x1f320, 0x1f32d, 0x1f335, 0x1f337, 0x1f37c, 0x1f37e, 0x1f393, 0x1f3a0, 0x1f3ca,
  0x1f3cf, 0x1f3d3, 0x1f3e0, 0x1f3f0, 0x1f3f4, 0x1f3f4, 0x1f3f8, 0x1f43e, 0x1f440, 0x1f440, 0x1f442, 0x1f4fc, 0x1f4ff, 0x1f53d,
  0x1f54b, 0x1f54e, 0x1f550, 0x1f567, 0x1f57a, 0x1f57a, 0x1f595, 0x1f596, 0x1f5a4, 0x1f5a4, 0x1f5fb, 0x1f64f, 0x1f680, 0x1f6c5,
  0x1f6cc, 0x1f6cc, 0x1f6d0, 0x1f6d2, 0x1f6d5, 0x1f6d7, 0x1f6dc, 0x1f6df, 0x1f6eb, 0x1f6ec, 0x1f6f4, 0x1f6fc, 0x1f7e0, 0x1f7eb,
  0x1f7f0, 0x1f7f0, 0x1f90c, 0x1f93a, 0x1f93c, 0x1f945, 0x1f947, 0x1f9ff, 0x1fa70, 0x1faff, 0x20000, 0x3fffd,
  0x231a, 0x231b, 0x23e9, 0x23ec, 0x23f0, 0x23f0, 0x23f3, 0x23f3, 0x25fd, 0x25fe, 0x2614, 0x2615, 0x2648, 0x2653, 0x267f, 0x267f,
  0x2693, 0x2693, 0x26a1, 0x26a1, 0x26aa, 0x26ab, 0x26bd, 0x26be, 0x26c4, 0x26c5, 0x26ce, 0x26ce, 0x26d4, 0x26d4, 0x26ea, 0x26ea,
  0x26f2, 0x26f3, 0x26f5, 0x26f5, 0x26fa, 0x26fa, 0x26fd, 0x26fd, 0x2705, 0x2705, 0x270a, 0x270b, 0x2728, 0x2728, 0x274c, 0x274c,
  0x274e, 0x274e, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x27b0, 0x27b0, 0x27bf, 0x27bf, 0x2b1b, 0x2b1c, 0x2b50, 0x2b50,
  0x2b55, 0x2b55,
];

function isWide(point) {
  if (point < 0x1100) return false;
  for (let i = 0; i < wideRanges.length; i += 2) {
    if (point >= wideRanges[i] && point <= wideRanges[i + 1]) return true;
  }
  return false;
}

function isZeroWidth(point) {
  return point <= 0x1f || (point >= 0x7f && point <= 0x9f) || (point >= 0x300 && point <= 0x36f) || (point >= 0x200b && point <= 0x200f) ||
    (point >= 0x20d0 && point <= 0x20ff) || (point >= 0xfe00 && point <= 0xfe0f) || (point >= 0xfe20 && point <= 0xfe2f) ||
    (point >= 0xe0100 && point <= 0xe01ef);
}

/** `text` in one format ('red'), several (['bold', 'red']), or a colour as '#rrggbb'. */
function styleText(format, text, options = undefined) {
  const { validateString, validateBoolean, validateObject } = require('internal/validators');
  validateString(text, 'text');
  if (options !== undefined) validateObject(options, 'options');
  const validateStream = options?.validateStream ?? true;
  const stream = options?.stream ?? process.stdout;
  if (validateStream) {
    validateBoolean(validateStream, 'options.validateStream');
    checkStream(stream);
  }
  const formats = Array.isArray(format) ? format : [format];
  const pairs = formats.filter((one) => one !== 'none').map(codesOf);
  if (validateStream && !acceptsColors(stream)) return text;
  let before = '';
  let after = '';
  let inner = text;
  for (const [open, close, keepOpen] of pairs) {
    before += open;
    after = close + after;
    inner = reopen(inner, close, open, keepOpen);
  }
  return `${before}${inner}${after}`;
}

/** Opening and closing text of a format, and whether a nested close must be kept before the reopening. */
function codesOf(format) {
  if (typeof format === 'string' && format[0] === '#') return hexCodes(format);
  const codes = typeof format === 'string' ? colors[format] : undefined;
  if (codes === undefined) {
    require('internal/validators').validateOneOf(format, 'format', Object.getOwnPropertyNames(colors));
  }
  return [`\u001B[${codes[0]}m`, `\u001B[${codes[1]}m`, codes[1] === 22];
}

function hexCodes(format) {
  const match = /^#(?:([\da-f]{3})|([\da-f]{6}))$/i.exec(format);
  if (match === null) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_ARG_VALUE('format', format, 'must be a valid hex color (#RGB or #RRGGBB)');
  }
  const digits = match[2] ?? match[1].replace(/./g, '$&$&');
  const parts = [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16));
  return [`\u001B[38;2;${parts.join(';')}m`, '\u001B[39m', false];
}

/** A style that ends inside the text would end this one too: it is opened again there. */
function reopen(text, close, open, keepClose) {
  if (!text.includes(close)) return text;
  return text.replaceAll(close, keepClose ? `${close}${open}` : open);
}

function checkStream(stream) {
  if (stream !== null && typeof stream === 'object' && typeof stream.write === 'function') return;
  const { codes } = require('internal/errors');
  throw new codes.ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
}

function acceptsColors(stream) {
  const env = process.env;
  if (env.FORCE_COLOR !== undefined) return wantsColors(env.FORCE_COLOR);
  if (env.NODE_DISABLE_COLORS !== undefined && env.NODE_DISABLE_COLORS !== '') return false;
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  return stream.isTTY === true && (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2);
}

const wantsColors = (setting) => setting === '' || setting === 'true' || /^[1-3]$/.test(setting);

Object.assign(exports, { colors, styleText, stripVTControlCharacters, strip, textWidth, acceptsColors });
