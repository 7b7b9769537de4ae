// Standard decorators in JavaScript, beside `using`.
const d = (v, c) => { console.log(c.kind, c.name); };
@d class A { @d accessor x = 1; @d #y = 2; }
console.log(new A().x);
{ using x = { [Symbol.dispose]() { console.log('disposed'); } }; @d class B {} }
