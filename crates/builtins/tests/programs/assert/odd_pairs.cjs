// Values that look alike, errors below a message of one's own, and what is thrown that is no error.
'use strict';
const assert = require('assert');
const show = (run) => {
  try {
    run();
  } catch ({ name, code, message, generatedMessage }) {
    console.log(name, code, generatedMessage, message.replace(/ \(?\/.*/g, '').replace(/\n.*(?:node:|start:).*/g, ''));
  }
};
for (const method of ['strictEqual', 'deepStrictEqual', 'partialDeepStrictEqual']) {
  show(() => assert[method](Symbol('a'), Symbol('a')));
  show(() => assert[method](new Error('a'), new Error('b')));
  show(() => assert[method](new Error('a'), new Error('b'), 'own words').message);
}
for (const thrown of [null, undefined, 'text', 5]) {
  show(() => assert.throws(() => { throw thrown; }, Error));
  show(() => assert.throws(() => { throw thrown; }, TypeError));
}

// Errors: only what the expected one says counts in part; the class is named by the constructor; copies without stacks have no list of errors.
show(() => assert.partialDeepStrictEqual(new RangeError('x'), new RangeError()));
show(() => assert.throws(() => { throw Object.assign(new SyntaxError('m'), { name: 'Foo' }); }, TypeError));
show(() => assert.deepStrictEqual(new AggregateError([1], 'x'), new TypeError('y')));
show(() => assert.deepStrictEqual({ get a() { throw new Error('oops'); } }, {}));
show(() => assert.strictEqual('x'.repeat(38), `${'x'.repeat(37)}y`));
show(() => {
  const gone = new ArrayBuffer(4);
  structuredClone(gone, { transfer: [gone] });
  assert.deepStrictEqual(new ArrayBuffer(4), gone);
});
console.log(Object.assign(Buffer.from('hey'), { '01': 1, 'a': { b: {} } }));
