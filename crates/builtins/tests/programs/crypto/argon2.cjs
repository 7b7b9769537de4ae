// crypto.argon2: the values of RFC 9106 and of other parameters, and what is refused.
'use strict';
const { argon2, argon2Sync } = require('crypto');
const show = (name, run) => {
  try {
    const value = run();
    console.log(name, Buffer.isBuffer(value) ? value.toString('hex') : value);
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};
const base = { message: Buffer.alloc(32, 1), nonce: Buffer.alloc(16, 2), parallelism: 4, tagLength: 32, memory: 32, passes: 3 };
const all = { ...base, secret: Buffer.alloc(8, 3), associatedData: Buffer.alloc(12, 4) };
for (const kind of ['argon2d', 'argon2i', 'argon2id', 'argon2', 5, undefined]) {
  show(kind, () => argon2Sync(kind, base));
  show(`${kind} with all`, () => argon2Sync(kind, all));
}
const values = {
  message: [undefined, '', 'text', 5], nonce: [undefined, 'short', 'long enough', new ArrayBuffer(8)], secret: [null, 'text', Buffer.alloc(0)], associatedData: [null, 'text'],
  parallelism: [undefined, 0, 1, 1.5, 5, 2 ** 24], tagLength: [3, 4, 65, 2 ** 32, 'x'], memory: [31, 33, 100, 2 ** 32], passes: [0, 1, 2 ** 32, null],
};
for (const [key, list] of Object.entries(values)) for (const value of list) show(`${key} ${typeof value} ${value}`, () => argon2Sync('argon2id', { ...base, [key]: value }));
show('no parameters', () => argon2Sync('argon2id'));
show('no callback', () => argon2('argon2id', base));
argon2('argon2id', all, (error, key) => console.log(error, key.toString('hex')));
