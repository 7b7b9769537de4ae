// What odd targets of packages' exports, conditions that options turn off, and names of built-ins say to import, require and findPackageJSON.
'use strict';
const { spawnSync } = require('child_process');
const { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } = require('fs');
const { join } = require('path');

const folder = realpathSync(mkdtempSync(join(require('os').tmpdir(), 'targets-')));
const files = {
  'package.json': '{ "name": "self", "exports": { ".": "./self.cjs" } }',
  'self.cjs': '',
  'node_modules/pk/package.json': JSON.stringify({ exports: {
    '.': { 'node-addons': './a.cjs', 'default': './b.cjs' }, './sync': { 'module-sync': './a.cjs', 'default': './b.cjs' },
    './hidden': './lib/%2f.js', './number': 5, './text': 'a.cjs', './above': '../a.cjs' } }),
  'node_modules/pk/a.cjs': 'module.exports = "a"',
  'node_modules/pk/b.cjs': 'module.exports = "b"',
  'main.mjs': `import { createRequire, findPackageJSON } from 'node:module';
    const require = createRequire(import.meta.url);
    async function show(name, run) {
      try {
        const value = await run();
        console.log(name, value?.default ?? value);
      } catch ({ name: kind, code, message }) {
        console.log(name, kind, code, message.split('\\n')[0]);
      }
    }
    for (const name of ['pk', 'pk/sync', 'pk/hidden', 'pk/number', 'pk/text', 'pk/above', 'self/none', 'node:none', 'test', 'sqlite', 'test/reporters']) {
      await show('import ' + name, () => import(name));
      await show('require ' + name, () => require(name));
      await show('resolve ' + name, () => require.resolve(name));
    }
    for (const name of ['self', 'self/none', 'pk', './none.mjs', './main.mjs', '/none', 'node:none', 'none:x', 'http://host/x', 'none']) {
      await show('package of ' + name, () => findPackageJSON(name, import.meta.url));
    }
    await show('addon', () => process.dlopen({ exports: {} }, '/none.node').code);`,
};
mkdirSync(join(folder, 'node_modules/pk'), { recursive: true });
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
try {
  for (const args of [[], ['--no-addons'], ['--no-require-module']]) {
    const { stdout, stderr } = spawnSync(process.execPath, [...args, join(folder, 'main.mjs')], { encoding: 'utf8' });
    console.log(`${args}\n${stdout}${stderr}`.replaceAll(folder, ''));
  }
} finally {
  rmSync(folder, { recursive: true });
}
