// The beginning of every random program of module graphs: modules are written into a folder of the program's own, and imported from there.
'use strict';
const { moments: later } = require('./moments.cjs');
const fs = require('fs');
const os = require('os');
const path = require('path');
const util = require('util');
const { spawnSync } = require('child_process');

const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'roata-graphs-'));
const tidy = (text) => text.replaceAll(folder, 'FOLDER');
const show = (value) => tidy(value instanceof Error ? `${value.name} ${value.code ?? ''} ${value.message.split('\n')[0]}` : util.inspect(value, { depth: 1, breakLength: Infinity }));
const log = (...parts) => console.log(...parts.map((part) => (typeof part === 'string' ? part : show(part))));
globalThis.log = log;
process.on('uncaughtException', (error) => log('uncaught', error));
process.on('unhandledRejection', (error) => log('unhandled', error));
process.on('exit', (code) => {
  log('exit', code);
  fs.rmSync(folder, { recursive: true, force: true });
});

const place = (name) => path.join(folder, name, 'index.js');
/** Writes a module: `text` begins with what it is. */
const watch = (name, [type, text]) => {
  fs.mkdirSync(path.join(folder, name));
  fs.writeFileSync(path.join(folder, name, 'package.json'), JSON.stringify({ type }));
  fs.writeFileSync(place(name), text);
  return name;
};
const esm = (strings) => ['module', strings.raw[0]];
const cjs = (strings) => ['commonjs', strings.raw[0]];
const say = (label, promise) => promise.then((value) => log(label, 'gives', value), (error) => log(label, 'fails', error));
const load = (name) => import(place(name));
const need = (name) => require(place(name));
/** Runs a module as a program of its own, with a `log` that is there before it. */
const run = (name, ...flags) => {
  const prepare = path.join(folder, 'prepare.cjs');
  fs.writeFileSync(prepare, `
    const show = (value) => value instanceof Error ? value.name + ' ' + (value.code ?? '') + ' ' + value.message.split('\\n')[0] :
      require('util').inspect(value, { depth: 1, breakLength: Infinity });
    globalThis.log = (...parts) => console.log(...parts.map((part) => (typeof part === 'string' ? part : show(part))));
    process.on('exit', (code) => console.log('exits', code));
  `);
  const { stdout, stderr, status, signal } = spawnSync(process.execPath, [...flags, '--require', prepare, place(name)], { encoding: 'utf8' });
  log(`run ${name}\n${tidy(stdout)}ended`, status, signal, /^(?:\w*Error|Warning).*$/m.exec(tidy(stderr))?.[0] ?? '');
};
const at = (when, f) => later[when](() => { try { f(); } catch (error) { log('thrown', error); } });

module.exports = { at, cjs, esm, load, log, need, run, say, watch };
