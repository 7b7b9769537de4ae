// Shows the message, operator and code of every kind of failing assertion.
'use strict';

const assert = require('assert');

function show(name, fn) {
  try {
    fn();
    console.log(name, 'passed');
  } catch (error) {
    console.log(name, error.name, error.code, error.operator, error.generatedMessage);
    console.log(error.message);
  }
}

const list = (length, at, value) => Array.from({ length }, (_, i) => (i === at ? value : i));

show('ok', () => assert.ok(0, 'zero'));
show('ok without message', () => {
  assert.ok(null);
});
show('no argument', () => assert.ok());
show('fail', () => assert.fail());
show('equal', () => assert.equal(1, 2));
show('equal objects', () => assert.equal({ a: 1 }, { a: 1 }));
show('equal with parts', () => assert.equal(1, 2, '%s and %d', 'a', 5));
show('missing', () => assert.equal(1));
show('strictEqual', () => assert.strictEqual(1, '1'));
show('strictEqual long', () => assert.strictEqual('a long text that differs', 'a long text that differed'));
show('strictEqual zero', () => assert.strictEqual(-0, 0));
show('strictEqual same shape', () => assert.strictEqual([1], [1]));
show('strictEqual objects', () => assert.strictEqual({ a: 1 }, { a: 2 }));
show('strictEqual message', () => assert.strictEqual(1, 2, 'mine'));
show('notStrictEqual', () => assert.notStrictEqual('same text', 'same text'));
show('deepEqual', () => assert.deepEqual([1, [2]], [1, [3]]));
show('notDeepEqual', () => assert.notDeepEqual({ a: 1 }, { a: '1' }));
show('deepStrictEqual', () => assert.deepStrictEqual({ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 3] }, a: 1 }));
show('deepStrictEqual skipped', () => assert.deepStrictEqual(list(30, 15, 'x'), list(30, 15, 'y')));
show('deepStrictEqual Map', () => assert.deepStrictEqual(new Map([[1, 2]]), new Map([[1, 3]])));
show('deepStrictEqual errors', () => assert.deepStrictEqual(new Error('a'), new Error('b')));
show('notDeepStrictEqual', () => assert.notDeepStrictEqual([1], [1]));
show('partialDeepStrictEqual', () => assert.partialDeepStrictEqual({ a: 1, b: 2 }, { b: 3 }));
show('partialDeepStrictEqual part', () => assert.partialDeepStrictEqual({ a: [1, 2, 3], b: 2 }, { a: [1, 3] }));
show('match', () => assert.match('abc', /x/));
show('doesNotMatch', () => assert.doesNotMatch('abc', /b/));
show('throws nothing', () => assert.throws(() => {}, TypeError));
show('throws other class', () => assert.throws(() => { throw new Error('x'); }, TypeError));
show('throws pattern', () => assert.throws(() => { throw new Error('x'); }, /y/));
show('throws object', () => assert.throws(() => { throw new Error('x'); }, { name: 'Error', message: 'y' }));
show('throws function', () => assert.throws(() => { throw new Error('x'); }, function check() { return false; }));
show('throws ambiguous', () => assert.throws(() => { throw new Error('x'); }, 'x'));
show('doesNotThrow', () => assert.doesNotThrow(() => { throw new Error('x'); }, 'why'));
show('ifError', () => assert.ifError(new Error('late')));
show('strict', () => assert.strict.equal(1, '1'));
show('instance', () => new assert.Assert({ strict: false }).equal(1, 2));

async function main() {
  for (const [name, fn] of [
    ['rejects', () => assert.rejects(Promise.resolve(1))],
    ['rejects pattern', () => assert.rejects(Promise.reject(new Error('x')), /y/)],
    ['rejects not a promise', () => assert.rejects(() => 1)],
    ['doesNotReject', () => assert.doesNotReject(Promise.reject(new Error('x')))],
    ['rejects passes', () => assert.rejects(async () => { throw new TypeError('x'); }, TypeError)],
  ]) {
    await fn().then(() => console.log(name, 'passed'), (error) => console.log(name, error.name, error.code, error.message));
  }
}

main();
