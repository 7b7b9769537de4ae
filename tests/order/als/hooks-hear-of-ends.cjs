// Hooks of async_hooks hear of every end before the program ends, and of nothing that is the runtime's own.
'use strict';
const { AsyncResource, createHook } = require('node:async_hooks');
const fs = require('node:fs');

const heard = [];
const names = new Map();
const name = (id) => names.get(id) ?? `unknown ${id === 0 ? 'root' : ''}`;
const counts = {};
createHook({
  init(id, type) {
    names.set(id, `${type} ${counts[type] = (counts[type] ?? 0) + 1}`);
    heard.push(`init ${name(id)}`);
  },
  before(id) { heard.push(`before ${name(id)}`); },
  after(id) { heard.push(`after ${name(id)}`); },
  destroy(id) { heard.push(`destroy ${name(id)}`); },
}).enable();

const resource = new AsyncResource('Mine');
resource.runInAsyncScope(() => setTimeout(() => setImmediate(() => fs.stat('.', () => setImmediate(() => resource.emitDestroy()))), 1));
process.on('beforeExit', () => heard.push('beforeExit'));
process.on('exit', () => console.log(heard.join('\n')));
