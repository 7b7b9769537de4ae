// `internal/rehearsal`: how a fork server gets ready to be copied (see `child_process/fork_server`). What a program's start calls is called here once, for
// a module and a script that do nothing: a function's first call takes as long as hundreds of others, and copies are spared it. Of what was run nothing is
// left but compiled code, and the process object, which each copy renews.
'use strict';

const boot = require('internal/boot');
const EventEmitter = require('events');
const { Module, loadFile, registry } = require('internal/modules_cjs');
const { fileUrl, loadRequests, recordOf, records } = require('internal/esm_loading');
const { linkForImport } = require('internal/esm_linking');
const { evaluate } = require('internal/esm_evaluation');

function rehearse() {
  tellListeners();
  JSON.parse(JSON.stringify({}));
  runModule('/rehearsal.mjs', "import process from 'node:process';\nimport { on } from 'node:events';\nexport const used = process.pid;\n");
  runScript('/rehearsal.cjs', "const process = require('node:process');\nmodule.exports = { used: process.pid };\n");
}

/** All that is done with listeners in most programs. */
function tellListeners() {
  const emitter = new EventEmitter();
  const listen = () => {};
  emitter.on('newListener', listen);
  emitter.once('once', listen);
  for (const name of ['one', 'two']) emitter.on(name, listen).emit(name, 1);
  emitter.emit('once');
  emitter.listenerCount('one');
  emitter.removeListener('one', listen);
}

function runModule(name, text) {
  const record = recordOf(fileUrl(name), name, registry.load(name, 'import', text, 'module'));
  loadRequests(record);
  linkForImport(record);
  evaluate(record);
  records.clear();
}

function runScript(name, text) {
  loadFile(name, null, false, { text, format: 'commonjs' });
  delete Module._cache[name];
}

/** In a copy: what the process object said of the server it says of this process. */
function renewProcess() {
  const process = require('process');
  const [pid, argv, execArgv, execPath] = ops.identity();
  Object.defineProperty(process, 'pid', { value: pid });
  Object.assign(process, { argv, execArgv, execPath });
  boot.renewEnvironment();
}

module.exports = { rehearse, renewProcess };
