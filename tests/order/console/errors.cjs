// Errors: name and message, own properties, cause, members, nested in objects.
const plain = (error) => { error.stack = `${error.name}: ${error.message}`; return error; };
console.log(plain(new Error('simple')), [plain(new TypeError('in a list'))]);
console.log(Object.assign(plain(new Error('with code')), { code: 'E_CODE', errno: -2 }));
console.log(plain(new Error('outer', { cause: plain(new RangeError('inner')) })));
console.log(plain(new AggregateError([plain(new Error('one'))], 'many')));
class Custom extends Error { name = 'Custom'; extra = 1; }
console.log({ error: plain(new Custom('mine')) });
console.log(String(new Error('as text')), `${new TypeError()}`);
