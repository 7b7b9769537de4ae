// What a program assigns is left alone.
const e = new Error('a'); e.stack = 'mine'; console.log(e.stack);
const f = new Error('b'); f.stack = f.stack.split('\n')[0] + '!'; console.log(f.stack);
const g = new Error('c'); g.stack += '\nmore'; console.log(g.stack.split('\n')[0], g.stack.endsWith('\nmore'));
const h = new Error('d'); h.stack = undefined; console.log(h.stack);
const i = new Error('e'); i.stack = 42; console.log(i.stack);
const j = new Error('f'); delete j.stack; console.log(j.stack, 'stack' in j);
const k = new Error('g'); Object.defineProperty(k, 'stack', { value: 'defined' }); console.log(k.stack);
const l = new Error('h'); Object.defineProperty(l, 'stack', { get: () => 'got' }); console.log(l.stack);
const m = new Error('i'); m.stack = 'user@host.example'; console.log(m.stack);
const n = Object.create(Error.prototype); console.log(n.stack); n.stack = 'x'; console.log(n.stack);
const o = { stack: ['a', 'b'] }; o.stack.push('c'); console.log(o.stack.length, o.stack);
class Parser { constructor() { this.stack = []; } push(x) { this.stack.push(x); return this.stack.length; } } console.log(new Parser().push(1));
const p = { stack() { return this === p; } }; console.log(p.stack(), p?.stack(), p['stack']());
const q = { stack: 1 }; q.stack++; q.stack **= 3; console.log(q.stack, delete q.stack, q.stack);
const err = new Error('j'); const { stack, message } = err; console.log(stack === err.stack, message, stack.startsWith('Error: j\n    at '));
try { throw new Error('k'); } catch ({ stack }) { console.log(stack.split('\n')[0]); }
let s; ({ stack: s } = new Error('l')); console.log(s.split('\n')[0]);
const nothing = undefined; console.log(nothing?.stack, nothing?.a.stack, err?.stack === stack, err?.['stack'] === stack);
try { nothing.stack; } catch (x) { console.log(x.constructor.name); }
try { ({})?.a.stack; } catch (x) { console.log(x.constructor.name); }
