// Messages that are functions, errors, or no texts at all; those of `throws` are taken as they are.
'use strict';

const assert = require('node:assert');

const told = (run) => {
  try {
    run();
    console.log('nothing');
  } catch (error) {
    console.log(error.name, '|', error.message.replace(/\n    at [^]*? throws \{/, ' throws {'), '|', error.code, error.generatedMessage, error.operator);
  }
};

const fails = () => { throw new Error('thrown'); };
for (const message of [() => 'text', () => 5, () => '', () => {}, () => { throw new Error('inside'); }, (a, b) => `${a} and ${b}`, 5, null, '', undefined, {}]) {
  told(() => assert.strictEqual(1, 2, message));
  told(() => assert.notStrictEqual(1, 1, message));
  told(() => assert.deepEqual(1, 2, message));
  told(() => assert.match('a', /b/, message));
  told(() => assert.doesNotMatch('b', /b/, message));
  told(() => assert.throws(fails, /other/, message));
  told(() => assert.throws(() => {}, Error, message));
  told(() => assert.throws(fails, { message: 'other' }, message));
  told(() => assert.doesNotThrow(fails, Error, message));
  told(() => assert.fail(message));
}
told(() => assert.ok(0, () => 'text'));
told(() => assert.ok(0, () => {}));
told(() => assert.strictEqual(1, 2, '%s and %s', 'a', 'b'));
told(() => assert.throws(() => {}, /b/, '%s', 'u'));
told(() => assert.fail(Symbol('q')));
told(() => { throw new assert.AssertionError({ message: Symbol('x') }); });
