// The first line of a stack: name and message as they are when it is first read.
const first = (e) => e.stack.split('\n')[0];
console.log(first(new Error('x')), first(new TypeError('t')), first(RangeError('r')), first(new Error()), first(new Error('')));
class My extends Error {} console.log(first(new My('a')));
class Named extends Error { constructor(m) { super(m); this.name = 'Named'; } } console.log(first(new Named('b')));
class Proto extends Error {} Proto.prototype.name = 'Proto'; console.log(first(new Proto('c')));
class Getter extends Error { get name() { return 'Got'; } } console.log(first(new Getter('d')));
const late = new Error('before'); late.message = 'after'; late.name = 'Late'; console.log(first(late));
const read = new Error('before'); void read.stack; read.message = 'after'; console.log(first(read));
const nameless = new Error('m'); nameless.name = ''; console.log(first(nameless));
const empty = new Error(''); empty.name = ''; console.log(JSON.stringify(first(empty)));
console.log(first(new AggregateError([new Error('i')], 'agg')), first(new Error('with', { cause: new Error('c') })));
console.log(first(new Error('two\nlines')), new Error('two\nlines').stack.split('\n')[1]);
console.log(first(new DOMException('dom', 'AbortError')));
const odd = new Error('odd'); odd.name = Symbol.iterator; try { console.log(first(odd)); } catch (e) { console.log('threw', e.name); }
const number = new Error(5); console.log(first(number), typeof number.stack);
