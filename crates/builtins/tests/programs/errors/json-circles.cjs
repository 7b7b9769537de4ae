// What JSON.stringify says of circular structures, and what JSON.parse and JSON.stringify are.
const c = (f) => { try { f(); console.log('ok'); } catch (e) { console.log(e.name, e.message); } };
class K {}
c(() => { const a = {}; a.a = a; JSON.stringify(a); });
c(() => { const a = { b: {} }; a.b.c = a; JSON.stringify(a); });
c(() => { const a = { b: { c: {} } }; a.b.c.d = a; JSON.stringify(a); });
c(() => { const a = { b: { c: { d: {} } } }; a.b.c.d.e = a; JSON.stringify(a); });
c(() => { const a = { b: { c: { d: { e: { f: {} } } } } }; a.b.c.d.e.f.g = a; JSON.stringify(a); });
c(() => { const a = { b: { c: { d: {} } } }; a.b.c.d.e = a.b; JSON.stringify(a); });
c(() => { const a = [1, [2]]; a[1].push(a); JSON.stringify(a); });
c(() => { const a = [1, { x: [] }]; a[1].x[3] = a[1]; JSON.stringify({ q: a }); });
c(() => { const a = new K(); a.self = new Map(); a.self.k = a; JSON.stringify({ x: 1, y: [a] }); });
c(() => { const a = Object.create(null); a.a = a; JSON.stringify(a); });
c(() => { const a = { 0: {} }; a[0]['x y'] = a; JSON.stringify(a); });
c(() => { const a = { "it's": {} }; a["it's"][''] = a; JSON.stringify(a); });
c(() => { const a = { k: 1, b: {} }; a.b.b = a; JSON.stringify(a, ['b']); });
c(() => { const a = { k: 1, b: {} }; a.b.b = a; JSON.stringify(a, (k, v) => v); });
c(() => { const a = { toJSON() { return { a: this.z }; }, z: {} }; a.z.y = a.z; JSON.stringify(a); });
c(() => { const a = {}; a.a = { toJSON: () => a }; JSON.stringify(a); });
c(() => JSON.stringify(1n)); c(() => JSON.stringify({ a: [1n] })); c(() => JSON.stringify({ toJSON() { throw new Error('own'); } }));
c(() => { const a = { get a() { return a; } }; JSON.stringify(a); });
c(() => { class X extends K {} const a = new X(); a.l = [a]; JSON.stringify(a); });
c(() => { const a = function () {}; const o = { o: {} }; o.o.constructor = a; o.o.o = o; JSON.stringify(o); });
c(() => { const a = { long: {} }; a.long['k'.repeat(80)] = a; JSON.stringify(a); });
c(() => JSON.parse({ toString() { console.log('ts'); return 'x'; } })); c(() => JSON.parse(Symbol())); c(() => JSON.parse('{"a":1}', () => { throw new SyntaxError('mine'); })); c(() => JSON.parse()); c(() => JSON.parse({})); c(() => JSON.parse(null)); c(() => JSON.parse('[1, 2', null));
console.log(JSON.parse.name, JSON.parse.length, JSON.stringify.name, JSON.stringify.length, JSON.parse('[1]', (k, v, c) => (c ? [k, v, c] : v)), JSON.stringify({ a: [1] }, null, 2), JSON.stringify(), Object.getOwnPropertyDescriptor(JSON, 'parse').enumerable);
console.log('prototype' in JSON.parse, (() => { try { new JSON.parse('1'); } catch (e) { return e.message; } })());
