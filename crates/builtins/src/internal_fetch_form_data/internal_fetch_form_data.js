// `internal/fetch/form_data`: `FormData`, and forms as bytes. Node 26.
// Follows https://xhr.spec.whatwg.org/#interface-formdata, https://www.rfc-editor.org/rfc/rfc7578 and https://html.spec.whatwg.org/#multipart-form-data
'use strict';

const { Blob, File, bytesIn, isBlob } = require('internal/blob');
const { Buffer } = require('buffer');
const { illegal, required, definePairs, finish } = require('internal/fetch/webidl');

const kInspect = Symbol.for('nodejs.util.inspect.custom');

class FormData {
  #entries = [];

  constructor(form = undefined) {
    if (form !== undefined) throw new TypeError('FormData constructor: Argument 1 could not be converted to: undefined.');
  }

  append(name, value, filename = undefined) {
    const entries = FormData.#entriesOf(this);
    required(2, arguments, 'FormData.append');
    entries.push(makeEntry('append', name, value, filename, arguments.length));
  }

  delete(name) {
    const entries = FormData.#entriesOf(this);
    required(1, arguments, 'FormData.delete');
    const key = toText(name);
    this.#entries = entries.filter(([own]) => own !== key);
  }

  get(name) {
    const entries = FormData.#entriesOf(this);
    required(1, arguments, 'FormData.get');
    const key = toText(name);
    return entries.find(([own]) => own === key)?.[1] ?? null;
  }

  getAll(name) {
    const entries = FormData.#entriesOf(this);
    required(1, arguments, 'FormData.getAll');
    const key = toText(name);
    return entries.filter(([own]) => own === key).map(([, value]) => value);
  }

  has(name) {
    const entries = FormData.#entriesOf(this);
    required(1, arguments, 'FormData.has');
    const key = toText(name);
    return entries.some(([own]) => own === key);
  }

  set(name, value, filename = undefined) {
    const entries = FormData.#entriesOf(this);
    required(2, arguments, 'FormData.set');
    const entry = makeEntry('set', name, value, filename, arguments.length);
    const at = entries.findIndex(([own]) => own === entry[0]);
    if (at === -1) {
      entries.push(entry);
      return;
    }
    entries[at] = entry;
    this.#entries = entries.filter(([own], index) => index <= at || own !== entry[0]);
  }

  [kInspect](depth, options) {
    options.depth ??= depth;
    const shown = {};
    for (const [name, value] of FormData.#entriesOf(this)) {
      if (!Object.hasOwn(shown, name)) shown[name] = value;
      else if (Array.isArray(shown[name])) shown[name].push(value);
      else shown[name] = [shown[name], value];
    }
    return `FormData ${require('internal/inspect').inspect(shown, options)}`;
  }

  static #entriesOf(form) {
    if (typeof form !== 'object' || form === null || !(#entries in form)) throw illegal();
    return form.#entries;
  }

  static entriesOf(form) {
    return FormData.#entriesOf(form);
  }

  static isFormData(value) {
    return typeof value === 'object' && value !== null && #entries in value;
  }
}
const { entriesOf, isFormData } = FormData;
delete FormData.isFormData;
delete FormData.entriesOf;

definePairs(FormData, 'FormData', entriesOf);
finish(FormData, ['append', 'delete', 'get', 'getAll', 'has', 'set']);

const toText = (value) => `${value}`.toWellFormed();

function makeEntry(method, name, value, filename, count) {
  if (count >= 3 && !isBlob(value)) {
    throw new TypeError(`FormData.${method}: Expected value ("${require('internal/fetch/webidl').shown(value)}") to be an instance of Blob.`);
  }
  if (!isBlob(value)) return [toText(name), toText(value)];
  if (value instanceof File && filename === undefined) return [toText(name), value];
  const file = new File([value], filename === undefined ? value.name ?? 'blob' : toText(filename), { type: value.type, lastModified: value.lastModified });
  return [toText(name), file];
}

// ---- forms as bytes

/** The parts of the form's body, texts and blobs, with their length and the boundary. */
function encode(form) {
  const boundary = `----formdata-roata-${String(Math.random()).slice(2, 15).padEnd(13, '0')}`;
  const parts = [];
  for (const [name, value] of entriesOf(form)) {
    let head = `--${boundary}\r\nContent-Disposition: form-data; name="${escape(withLines(name))}"`;
    if (typeof value === 'string') {
      parts.push(`${head}\r\n\r\n${withLines(value)}\r\n`);
    } else {
      head += `; filename="${escape(value.name)}"\r\nContent-Type: ${value.type || 'application/octet-stream'}\r\n\r\n`;
      parts.push(head, bytesIn(value), '\r\n');
    }
  }
  parts.push(`--${boundary}--\r\n`);
  return { bytes: Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))), boundary };
}

const withLines = (text) => text.replace(/\r\n?|\n/g, '\r\n');
const escape = (text) => text.replace(/\n/g, '%0A').replace(/\r/g, '%0D').replace(/"/g, '%22');

/** The form that a body of that type is; throws what the body's reader is told. */
function decode(bytes, type) {
  const form = new FormData();
  if (type.essence === 'application/x-www-form-urlencoded') {
    for (const [name, value] of new URLSearchParams(Buffer.from(bytes).toString())) form.append(name, value);
    return form;
  }
  const boundary = type.params.get('boundary');
  if (boundary === null) throw new TypeError('Failed to parse body as FormData.');
  decodeMultipart(form, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), `--${boundary}`);
  return form;
}

const refuse = () => new TypeError('Failed to parse body as FormData.');

function decodeMultipart(form, bytes, delimiter) {
  let at = bytes.indexOf(delimiter);
  if (at === -1) throw refuse();
  for (;;) {
    at += Buffer.byteLength(delimiter);
    const next = bytes.latin1Slice(at, Math.min(at + 2, bytes.length));
    if (next === '--') return;
    if (next !== '\r\n') throw refuse();
    const head = new PartHead(bytes, at + 2);
    const end = bytes.indexOf(`\r\n${delimiter}`, head.end);
    if (end === -1) throw refuse();
    addPart(form, head, bytes.subarray(head.end, end));
    at = end + 2;
  }
}

function addPart(form, { name, filename, type, encoding }, content) {
  if (encoding === 'base64') content = Buffer.from(content.latin1Slice(), 'base64');
  if (filename === null) form.append(name, content.utf8Slice());
  else form.append(name, new File([content], filename, { type }));
}

const NAME = /^[\t ]*([!#$%&'*+\-.^_`|~\w]+)[\t ]*:[\t ]*/;
const ATTRIBUTE = /^;?[\t ]*([!#$%&'*+\-.^_`|~\w]+)=[\t ]*(?:"([^"\r\n]*)"|([^\s;"]*))/;

/** The head of a part, as strict as Node's: unknown fields may stand there, but nothing that is none. */
class PartHead {
  name = null;
  filename = null;
  type = 'text/plain';
  encoding = '';

  constructor(bytes, start) {
    let at = start;
    while (bytes[at] !== 0x0d) {
      const end = bytes.indexOf('\r\n', at);
      if (end === -1) throw refuse();
      this.readField(bytes.latin1Slice(at, end));
      at = end + 2;
    }
    if (this.name === null || bytes[at + 1] !== 0x0a) throw refuse();
    this.end = at + 2;
  }

  readField(line) {
    const match = NAME.exec(line);
    if (match === null || /[\r\n]/.test(line)) throw refuse();
    const value = line.slice(match[0].length);
    switch (match[1].toLowerCase()) {
      case 'content-disposition': this.readDisposition(value); break;
      case 'content-type': this.type = value.trimEnd(); break;
      case 'content-transfer-encoding': this.encoding = value.trimEnd(); break;
      default:
    }
  }

  readDisposition(value) {
    if (!/^form-data(?![^\s;])/i.test(value)) throw refuse();
    let rest = value.slice('form-data'.length);
    const found = { '__proto__': null, 'name': null, 'filename': null, 'filename*': null };
    for (let match; (match = ATTRIBUTE.exec(rest)) !== null; rest = rest.slice(match[0].length)) {
      const [, name, quoted, plain] = match;
      const isExtended = name.endsWith('*');
      found[name.toLowerCase()] = isExtended ? extended(plain ?? quoted) : unescape(Buffer.from(quoted ?? plain, 'latin1').utf8Slice());
    }
    // At most a word without a value is left.
    if (!/^;?[\t ]*[!#$%&'*+\-.^_`|~\w]*$/.test(rest)) throw refuse();
    this.name = found['name*'] ?? found.name;
    this.filename = found['filename*'] ?? found.filename;
    if (this.name === null) throw refuse();
  }
}

/** A value with its character set, which has to be UTF-8: https://www.rfc-editor.org/rfc/rfc5987 */
function extended(value) {
  if (!/^utf-8'/i.test(value)) throw refuse();
  return decodeURIComponent(value.slice("utf-8''".length));
}

const unescape = (text) => text.replace(/%0A/gi, '\n').replace(/%0D/gi, '\r').replace(/%22/g, '"');

Object.assign(exports, { FormData, Blob, isFormData, encode, decode });
