// `internal/function_text`: `Function.prototype.toString` as V8 has it: functions whose text the loader has edited show what their author wrote, and what
// is native in V8 is so here. Loaded when some function is first asked for its text. Follows the behaviour of Node 26.
'use strict';

const { originalText } = require('internal/stack_frames');
const { natives, loaded } = require('internal/boot');

const { apply } = Reflect;

/** Texts of edited functions, by the engine's. */
const written = new Map();
/** How many of them are kept. */
const KEPT = 1000;

/** What `fn.toString()` is; `toString` is the engine's. */
function textOf(fn, toString) {
  if (typeof fn !== 'function') throw new TypeError("Function.prototype.toString requires that 'this' be a Function");
  if (natives.has(fn)) return native(fn.name);
  const text = apply(toString, behind(fn), []);
  const match = ENGINE_NATIVE.exec(text);
  if (match !== null) return native(fn.name === `bound ${match[1]}` ? '' : match[1]);
  return text.includes('$roata') ? asWritten(text) : text;
}

/** The function that a node function was made of. */
function behind(fn) {
  return loaded('internal/node_functions')?.infoOf(fn)?.fn ?? fn;
}

/** V8 gives no name to bound functions and proxies. */
const ENGINE_NATIVE = /^function (?:ProxyObject(?=\()|(.*))\(\) \{\n {4}\[native code\]\n\}$/s;

const native = (name = '') => `function ${name}() { [native code] }`;

function asWritten(text) {
  let original = written.get(text);
  if (original === undefined) {
    original = originalText(text) ?? text;
    if (written.size === KEPT) written.clear();
    written.set(text, original);
  }
  return original;
}

module.exports = { textOf };
