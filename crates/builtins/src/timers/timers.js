// `node:timers`, Node 26: the functions that are globals too. Follows https://nodejs.org/docs/latest-v26.x/api/timers.html
'use strict';

const { setTimeout, setInterval, clearTimeout, clearInterval } = require('internal/timers');
const { setImmediate, clearImmediate } = require('internal/immediates');

Object.assign(exports, { setTimeout, clearTimeout, setImmediate, clearImmediate, setInterval, clearInterval });
Object.defineProperty(exports, 'promises', { get: () => require('timers/promises'), enumerable: true, configurable: true });

const custom = Symbol.for('nodejs.util.promisify.custom');
for (const [fn, name] of [[setTimeout, 'setTimeout'], [setImmediate, 'setImmediate']]) {
  if (!Object.hasOwn(fn, custom)) Object.defineProperty(fn, custom, { get: () => require('timers/promises')[name], enumerable: true, configurable: true });
}
