// Errors made by `Object.create` or by old constructors, `stack` that is no text, hidden properties, causes that are inherited.
'use strict';
const util = require('util');

const bare = (error) => Object.assign(error, { stack: error.stack.split('\n')[0] });

class Own extends Error {}
class Caused extends Error { get cause() { return 'inherited'; } }
for (const error of [new Own('own'), new TypeError('type'), new AggregateError([1], 'many'), new Error('caused', { cause: 1 })].map(bare)) {
  console.log(error, Object.create(error), [[[Object.create(error)]]]);
  console.log({ __proto__: error, name: 'N', message: 'M', key: 1 });
  console.log(util.inspect(error, { showHidden: true }), util.inspect(error, { showHidden: true, getters: true }));
}
console.log(bare(new Caused('inherits')), TypeError.prototype, Error.prototype, Own.prototype);

function Old(message) { this.message = message; }
Old.prototype = Object.create(Error.prototype, { constructor: { value: Old } });
Old.prototype.name = 'Old';
console.log(new Old('m'), [new Old('m')], util.format('%s %o', new Old('m'), 1));

for (const stack of [5, 0, null, undefined, true, { a: { b: { c: { d: 1 } } } }, [1, 2], Symbol('s'), new Map([[1, 2]])]) {
  const error = Object.assign(new Error('q'), { stack });
  console.log(error, { error });
}
