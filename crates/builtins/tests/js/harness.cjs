// Loads built-in bodies of this crate inside real Node, with a `require` that prefers them over Node's own, so that both can be compared.
// Usage: const { load } = require('./harness.cjs'); const util = load('util');
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const source = path.join(__dirname, '..', '..', 'src');
const loaded = new Map();

/** Modules that the bodies under test take from Node itself, because ours need operations written in Rust. */
const fromNode = new Set(['buffer', 'events', 'fs', 'os', 'path', 'url']);

/** Operations that the Rust side gives, in terms of what real Node can tell. */
const operations = new Map();

function provide(name, ops) {
  operations.set(name, ops);
}

/** The exports of the body `name`; null when this crate has no such body. */
function load(name) {
  if (loaded.has(name)) return loaded.get(name).exports;
  if (fromNode.has(name)) return null;
  const folder = name.replaceAll('/', '_');
  const file = path.join(source, folder, `${folder}.js`);
  if (!fs.existsSync(file)) return null;
  const module = { exports: {} };
  loaded.set(name, module);
  const body = new Function('exports', 'require', 'module', 'ops', fs.readFileSync(file, 'utf8') + `\n//# sourceURL=node:${name}`);
  body.call(undefined, module.exports, (wanted) => load(wanted) ?? require(`node:${wanted}`), module, operations.get(name));
  return module.exports;
}

module.exports = { load, provide };
