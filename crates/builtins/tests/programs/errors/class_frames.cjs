// An error's frames begin below the class that was constructed, whatever constructors ran for it.
class A extends Error { constructor(message) { super(message); this.name = 'A'; } }
class B extends A { constructor(message) { const more = `${message}!`; super(more); } }
class C extends B {}
function make(Class) { return new Class('m'); }
const top = (error) => error.stack.split('\n').slice(0, 2).map((line) => line.trim().replace(/ \(.*\)$/, ''));
for (const Class of [A, B, C, class extends Error {}, TypeError]) console.log(top(make(Class)));

function Old(message) { Error.captureStackTrace(this, Old); this.message = message; }
Old.prototype = Object.create(Error.prototype);
console.log(top(make(Old)));
class Captures extends Error { constructor() { super('x'); Error.captureStackTrace(this, Captures); } }
console.log(top(make(Captures)));

Error.prepareStackTrace = (_error, frames) => frames[0].getFunctionName();
console.log(make(B).stack);
