// What pirates, ts-node, module-alias and app-module-path do: change how modules are found and compiled.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const Module = require('node:module');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patched-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true }));
const write = (name, text) => {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
};
write('a.js', "#!/usr/bin/env node\nmodule.exports = 'a WORLD';");
write('b.foo', "module.exports = 'b WORLD';");
write('c/index.foo', "module.exports = 'c WORLD';");
write('d.js', 'exports.d = 1;');
write('listed/x.js', "module.exports = 'x';");
write('pushed/y/package.json', '{"main":"./m.js"}');
write('pushed/y/m.js', "module.exports = 'y';");
write('made/package.json', '{"name":"made"}');
write('made/sub/z.js', '');
write('made/node_modules/@scope/inner/package.json', '{"main":"./missing.js"}');
const at = (name) => path.join(folder, name);
const attempt = (run) => {
  try {
    return run();
  } catch (error) {
    return [error.name, error.code, error.message.replaceAll(folder, 'F').split('\n')[0]];
  }
};

// Each module's own `_compile` is replaced while it loads.
for (const extension of ['.js', '.foo']) {
  const usual = Module._extensions[extension] ?? Module._extensions['.js'];
  Module._extensions[extension] = (module, filename) => {
    const compile = module._compile;
    module._compile = (text, name) => compile.call(module, text.replace('WORLD', 'world'), name);
    usual(module, filename);
  };
}
console.log(require(at('a')), require(at('b.foo')), require(at('b')), require(at('c')));

// The prototype's.
const { _compile } = Module.prototype;
Module.prototype._compile = function (text, filename, ...rest) {
  return _compile.call(this, `${text};exports.more = 2;`, filename, ...rest);
};
console.log(require(at('d')));
Module.prototype._compile = _compile;

// Where packages are looked for.
process.env.NODE_PATH = at('listed');
Module._initPaths();
module.paths.push(at('pushed'));
console.log(require('x'), require('y'), Module.globalPaths.includes(at('listed')), attempt(() => require('no-such-package')));

// require.resolve and createRequire.
console.log(attempt(() => require.resolve('x', { paths: 'text' })), attempt(() => require.resolve('x', { paths: [1] })));
console.log(Module.createRequire(`${folder}/`)('./a'), attempt(() => Module.createRequire(`${folder}/`)('./none')));
console.log(attempt(() => require('node:no_such')));

// The package.json of a package, whether or not it can be required.
const found = (...list) => path.relative(folder, Module.findPackageJSON(...list));
console.log(found('@scope/inner', at('made/z.js')), found('./sub/z.js', at('made/x.js')), found('.', at('made/x.js')), found(`file://${at('made/sub/z.js')}`));
console.log(attempt(() => Module.findPackageJSON('none', at('made/x.js'))));
