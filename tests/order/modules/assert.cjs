// assert: what passes, what throws, and with which fields.
const assert = require('assert');
assert(true);
assert.ok(1);
assert.strictEqual(1, 1);
assert.deepStrictEqual({ a: [1, new Map([[1, 2]])] }, { a: [1, new Map([[1, 2]])] });
assert.throws(() => { throw new TypeError('bad'); }, TypeError);
assert.throws(() => { throw new Error('bad thing'); }, /thing/);
const attempt = (run) => { try { run(); } catch (error) { console.log(error.name, error.code, error.operator, error.generatedMessage, error.message.split('\n')[0]); } };
attempt(() => assert.strictEqual(1, 2));
attempt(() => assert.strictEqual(1, 2, 'my message'));
attempt(() => assert.notStrictEqual(1, 1));
attempt(() => assert.deepStrictEqual({ a: 1 }, { a: 2 }));
attempt(() => assert.equal(null, 1));
attempt(() => assert.fail('failed'));
attempt(() => assert.throws(() => {}));
attempt(() => assert.match('text', /x{3}/));
assert.rejects(Promise.reject(new Error('r')), /r/).then(() => console.log('rejects'));
assert.rejects(Promise.resolve(1)).catch((error) => console.log(error.code, error.message));
