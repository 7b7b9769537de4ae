// Standard decorators: when they are evaluated, applied and initialise. Compared with what TypeScript 5.9 makes of it, in Node 26.
const log: string[] = [];
function d(name: string) { log.push('eval ' + name); return (v: any, c: any) => { log.push(`apply ${name} ${c.kind} ${String(c.name)} ${c.static} ${c.private}`); c.addInitializer(function (this: any) { log.push('init ' + name + ' ' + (typeof this === 'function' ? 'class' : 'obj')); }); }; }
function key(k: string) { log.push('key ' + k); return k; }
@d('c1') @d('c2')
class C extends (log.push('heritage'), Object) {
  @d('f1') @d('f2') x = (log.push('x value'), 1);
  @d('sf') static y = (log.push('y value'), 2);
  @d('m') [key('m')]() {}
  @d('sm') static sm() {}
  @d('g') get g() { return 1; }
  @d('s') set g(v) { }
  @d('a') accessor a = (log.push('a value'), 3);
  @d('sa') static accessor sa = (log.push('sa value'), 3);
  @d('pm') #pm() {}
  @d('pf') #pf = 1;
  @d('spf') static #spf = 1;
  @d('pa') accessor #pa = 1;
  static { log.push('static block ' + (this === C)); }
}
log.push('defined');
new C();
console.log(log.join('\n'));
console.log(Object.getOwnPropertyNames(C), Object.getOwnPropertyNames(C.prototype), C.name);
console.log(String(Symbol.metadata), C[Symbol.metadata]);
const rep = (v: any, c: any) => class R { static r = v; };
@rep class D { static s = this; static #p = 1; static p() { return D.#p } static t = D; }
console.log(D.name, D.s === D, Object.getOwnPropertyNames(D), (D as any).r && Object.getOwnPropertyNames((D as any).r), (D as any).t === D);
