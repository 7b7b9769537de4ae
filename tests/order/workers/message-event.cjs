// MessageEvent as programs make it: its members, wrong arguments, the order in which it reads them.
function a(l,f){ try { console.log(l, f()); } catch(e){ console.log(l, e.name, e.code, e.message);} }
const m = new MessageEvent('x', {data:1, bubbles:true});
const r = m.initMessageEvent('y', true, true, 5, 'o', 'l');
console.log(r === m, m.type, m.data, r.type, r.data, r.bubbles, r.isTrusted);
const get = (n) => Object.getOwnPropertyDescriptor(MessageEvent.prototype, n).get;
a('brand', () => get('data').call({}));
a('brand2', () => get('data').call(null));
a('brand3', () => get('ports').call(new Event('x')));
a('brand4', () => MessageEvent.prototype.initMessageEvent.call(new Event('x'), 'y'));
a('order', () => { const log=[]; new MessageEvent('x', new Proxy({}, { get(t,k){ log.push(k); } , has(t,k){log.push('has '+String(k)); return true;}})); return log.join(); });
a('ports', () => new MessageEvent('x', {ports: new Set([new MessageChannel().port1])}).ports.length);
a('ports arr', () => Object.isFrozen(new MessageEvent('x', {ports: [new MessageChannel().port1]}).ports));
a('ports same', () => { const m=new MessageEvent('x', {ports: [new MessageChannel().port1]}); return m.ports === m.ports; });
a('ports undefined in init', () => new MessageEvent('x', {ports: undefined, data: undefined, source: undefined, origin: undefined}).data);
a('ports iter', () => new MessageEvent('x', {ports: {*[Symbol.iterator]() { yield 3; }}}));
a('ports fn', () => new MessageEvent('x', {ports: () => 1}));
a('ports sym', () => new MessageEvent('x', {ports: Symbol('q')}));
a('ports bigint', () => new MessageEvent('x', {ports: 5n}));
a('ports[0] obj', () => new MessageEvent('x', {ports: [{a: 1, b: 'x'}]}));
a('ports[1] null', () => new MessageEvent('x', {ports: [new MessageChannel().port1, null]}));
a('source obj', () => new MessageEvent('x', {source: {a: 1, b: 'x'}}));
a('source fn', () => new MessageEvent('x', {source: function foo() {}}));
a('source et', () => new MessageEvent('x', {source: new EventTarget()}));
a('fn opts', () => new MessageEvent('x', () => {}).type);
a('composed', () => new MessageEvent('x', {composed: 1, cancelable: 'x'}).composed);

class Sub extends MessageEvent { constructor(){ super('s', {data: 3}); } }
console.log(new Sub().data, new Sub().type);
a('nul type', () => new MessageEvent(null).type);
a('ErrorEvent', () => typeof ErrorEvent);
