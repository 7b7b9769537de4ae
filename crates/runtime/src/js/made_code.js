// internal/made_code: what texts call where they make code of text (see crates/loader/src/made_code.rs), so that `import()` works in there. The engine
// gives such code no way to import: the imports are renamed, and what they are called then is the import of the module that makes the code.
'use strict';

const { construct } = Reflect;
const EngineFunction = Function;

/** A name that does not occur in the text. */
function nameFor(text) {
  let name = '$roata_import';
  while (text.includes(name)) name += '_';
  return name;
}

/** The constructor `Function` as it works in a module whose dynamic import is `importer`. What is not the engine's own is left alone. */
function madeFor(importer, maker) {
  if (maker !== EngineFunction) return maker;
  return function (...parts) {
    // What is wrong with the parts is told by the engine.
    const made = construct(EngineFunction, parts);
    const text = parts.length === 0 ? '' : `${parts.at(-1)}`;
    const name = nameFor(text);
    const renamed = ops.renamed(text, name);
    if (renamed === undefined) return made;
    const parameters = parts.slice(0, -1).join(',');
    return EngineFunction(name, `return function anonymous(${parameters}\n) {\n${renamed}\n}`)(importer);
  };
}

/** The text that a direct `eval` is to take, in a scope that has the record `record`. */
function importable(text, record) {
  if (typeof text !== 'string') return text;
  return ops.renamed(text, `${record}.import`) ?? text;
}

module.exports = { madeFor, importable, renamed: ops.renamed };
