// The beginning of every random program of endings: nothing is caught here, so that errors, rejections and exits do what they do.
'use strict';
const { moments, soon, spin } = require('./moments.cjs');
const fs = require('fs');
const util = require('util');
const { EventEmitter } = require('events');
const show = (value) => (value instanceof Error ? `${value.name} ${value.code ?? ''} ${value.message}` : util.inspect(value));
const log = (...parts) => console.log(...parts.map((part) => (typeof part === 'string' ? part : show(part))));
let left = 12;
/** Does it, unless the program has gone in circles for long. */
const once = (f) => { if (left-- > 0) f(); };
const later = {
  ...moments,
  soon: (f) => soon(f),
  async: (f) => { (async () => { await null; f(); })(); },
  leaving: (f) => process.once('exit', f),
};
const at = (when, f) => later[when](f);
const watch = (_name, made) => made;

module.exports = { EventEmitter, fs, util, at, watch, log, show, soon, spin, once };
