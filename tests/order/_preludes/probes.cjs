// Named probes that run one after the other, each when nothing of the one before is left, and short ways to print what they find.
'use strict';
const util = require('util');

const probes = [];

/** Adds a probe. */
exports.probe = (name, run) => probes.push([name, run]);
exports.say = console.log;

/** A line for an error, or for whatever else was thrown. */
const errorText = (error) => (error instanceof Error ? `${error.constructor.name}|${error.name}|${error.code}|${error.message}` : util.inspect(error));
exports.errorText = errorText;

/** What a promise has come to, told when it is asked for. */
exports.watched = (promise) => {
  if (typeof promise?.then !== 'function') return () => `value ${util.inspect(promise)}`;
  let state = 'pending';
  promise.then((value) => {
    state = `fulfilled ${util.inspect(value?.value?.map?.((chunk) => chunk.length) ?? value)}`;
  }, (error) => {
    state = `rejected ${errorText(error)}`;
  });
  return () => state;
};

exports.turn = () => new Promise(setImmediate);

process.on('uncaughtException', (error) => console.log('uncaught', errorText(error)));

setImmediate(async () => {
  for (const [name, run] of probes) {
    console.log('#', name);
    try {
      await run();
    } catch (error) {
      console.log('thrown', errorText(error));
    }
    for (let i = 0; i < 3; i++) await exports.turn();
  }
});
