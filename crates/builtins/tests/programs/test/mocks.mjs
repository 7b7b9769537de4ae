// Mocked functions, methods and properties: what they do, what they remember, how they end.
import { mock, test } from 'node:test';

function attempt(run) {
  try {
    console.log('gives', run());
  } catch ({ name, code, message }) {
    console.log(name, code, message);
  }
}

const object = {
  k: 1,
  stored: 0,
  add(a) { return this.k + a; },
  get got() { return 5; },
  set got(value) { this.stored = value; },
  value: 3,
};

attempt(() => mock.method(object, 'missing'));
attempt(() => mock.method(object, 'k'));
attempt(() => mock.method(null, 'k'));
attempt(() => mock.method(object, 1));
attempt(() => mock.fn(1));
attempt(() => mock.fn(() => {}, () => {}, { times: 'x' }));
attempt(() => mock.fn(() => {}, () => {}, { times: 0 }));
attempt(() => mock.getter(object, 'add'));
attempt(() => mock.method(object, 'add', { getter: true, setter: true }));

const add = mock.method(object, 'add');
console.log(object.add(1), object.add === add, add.mock.callCount(), add.name, add.length);
console.log(Object.keys(add.mock.calls[0]), add.mock.calls[0].this === object, add.mock.calls[0].stack instanceof Error);
add.mock.mockImplementation(() => 9);
console.log(object.add(1));
add.mock.mockImplementationOnce(() => 10, 3);
attempt(() => add.mock.mockImplementationOnce(() => 10, 1));
console.log(object.add(1), object.add(1), object.add(1));
add.mock.restore();
console.log(object.add(1), add.mock.callCount(), object.add === add);
add.mock.resetCalls();
console.log(add.mock.callCount());

const getter = mock.getter(object, 'got', () => 6);
console.log(object.got, getter.mock.callCount());
mock.restoreAll();
console.log(object.got);
const setter = mock.setter(object, 'got', function(value) { this.stored = value * 2; });
object.got = 4;
console.log(object.stored, setter.mock.calls[0].arguments);

const watched = mock.property(object, 'value', 42);
console.log(object.value);
object.value = 3;
console.log(object.value, watched.mock.accessCount(), watched.mock.accesses.map(({ type, value }) => [type, value]));
mock.reset();
console.log(object.value);

class Made {
  constructor(a) { this.a = a; }
}
const MockedClass = mock.fn(Made);
const made = new MockedClass(3);
const [call] = MockedClass.mock.calls;
console.log(made instanceof Made, call.target === Made, call.this === made, call.result === made, made.a);

const twice = mock.fn((a) => a + 1, (a) => a + 2, { times: 2 });
console.log(twice(1), twice(1), twice(1));
const throws = mock.fn(() => { throw new Error('thrown'); });
attempt(() => throws());
console.log(throws.mock.calls[0].error.message, throws.mock.calls[0].result);
const empty = mock.fn();
console.log(empty.name, empty.length, empty(), 'mock' in empty, Object.keys(empty));

await test('what a test mocks ends with it', (t) => {
  t.mock.method(object, 'add', () => 'mocked');
  console.log(object.add(1));
});
console.log(object.add(1));
process.exit();
