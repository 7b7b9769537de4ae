// `internal/repl_completion`: how the words at a prompt may go on, Node 26: commands, names of modules, names in scope, properties.
// Follows https://nodejs.org/docs/latest-v26.x/api/repl.html
'use strict';

const isIdentifier = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
const keywords = ('async await break case catch const continue debugger default delete do else export false finally for function if import in ' +
  'instanceof let new null return switch this throw true try typeof var void while with yield').split(' ');

/** Tells `callback` `[[groups of completions, parted by ''], what of the line they stand for]`. */
function complete(server, line, callback) {
  const text = line.trimStart();
  const command = /^\.([\w-]*)$/.exec(text);
  if (command !== null) return callback(null, [grouped([Object.keys(server.commands)], command[1]), command[1]]);
  const required = /\b(?:require|import)\s*\(\s*['"`]([\w./:@-]*)$/.exec(line);
  if (required !== null) return callback(null, [grouped([modulesAndFiles(required[1])], required[1]), required[1]]);
  const word = /(?:[\w$.?'"]|\[[^\[\]()]*\])*$/.exec(line)[0];
  const member = /^(.*?)(\?)?\.([\w$]*)$/.exec(word);
  if (member === null) return callback(null, [grouped(namesInScope(server), word), word]);
  const [, expression, , name] = member;
  const tell = (error, value) => {
    const groups = error || value === undefined || value === null ? [] : propertyGroups(value);
    const start = word.slice(0, word.length - name.length);
    callback(null, [grouped(groups, name).map((found) => (found === '' ? '' : start + found)), word]);
  };
  // Looking must change nothing: names and properties only.
  server.eval(`try { ${expression} } catch {}`, server.context, 'repl', tell);
}

function namesInScope(server) {
  const groups = propertyGroups(server.useGlobal ? globalThis : server.context);
  return [keywords, ...groups];
}

/** The outermost prototype's properties first, the object's own last. */
function propertyGroups(value) {
  const groups = [];
  for (let object = Object(value); object !== null; object = Object.getPrototypeOf(object)) {
    groups.unshift(Object.getOwnPropertyNames(object).filter((name) => isIdentifier.test(name)));
  }
  return groups;
}

function modulesAndFiles(start) {
  if (/^\.{1,2}\//.test(start)) return filesAt(start);
  const { builtinModules } = require('module');
  return builtinModules.flatMap((name) => (name.startsWith('node:') ? [name] : [name, `node:${name}`]));
}

function filesAt(start) {
  const folder = start.slice(0, start.lastIndexOf('/') + 1);
  try {
    return require('fs').readdirSync(folder, { withFileTypes: true })
      .map((entry) => folder + (entry.isDirectory() ? `${entry.name}/` : entry.name.replace(/\.(?:js|json|node)$/, '')));
  } catch {
    return [];
  }
}

/** Those that go on with `start`, sorted, each once. */
function grouped(groups, start) {
  const seen = new Set();
  const result = [];
  for (const group of groups) {
    const found = group.filter((name) => name.startsWith(start) && !seen.has(name)).sort();
    if (found.length === 0) continue;
    for (const name of found) seen.add(name);
    if (result.length > 0) result.push('');
    result.push(...found);
  }
  return result;
}

exports.complete = complete;
