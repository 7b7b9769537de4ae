// Standard decorators: classes, their replacements, names, metadata, inheritance. Compared with TypeScript 5.9.
const wrap = (C: any, c: any) => class extends C { static wrapped = c.name; };
@wrap class A { static self() { return A; } static s = A; make() { return new A(); } }
console.log(A.wrapped, A.name, A.self() === A, A.s === A, new A().make() instanceof A);
const E = @wrap class {}; console.log(E.name, (E as any).wrapped);
const F = @wrap class Named { static inner = () => Named; }; console.log((F as any).wrapped, F.inner() === F);
const id = (v: any, c: any) => {};
const G = class { @id x = 1; }; console.log(G.name, new G());
const o = { Prop: @id class {} , fn: class { @id static m() {} } }; console.log(o.Prop.name, o.fn.name);
let assigned; assigned = @id class {}; console.log(assigned.name);
function param(C = @id class {}) { return C.name; } console.log(param());
const meta = (k: string, v: any) => (_: any, c: any) => { c.metadata[k] = v; };
@meta('cls', 1) class M { @meta('a', 2) a = 1; @meta('b', 3) b() {} }
@meta('cls', 10) class N extends M { @meta('c', 4) c() {} }
console.log(M[Symbol.metadata], N[Symbol.metadata], N[Symbol.metadata]!.a, Object.getPrototypeOf(N[Symbol.metadata]) === M[Symbol.metadata]);
@id abstract class Abs<T> extends Array<T> implements Iterable<T> { abstract q(): void; @id y?: T; @id w!: number; @id private v: number = 3; @id static readonly ro: number = 4; constructor(public pp = 1) { super(); } }
class Con extends Abs<string> { q() {} } console.log(new Con().pp, Object.keys(new Con()), Abs.ro);
const bindThis = (m: any, c: any) => { c.addInitializer(function (this: any) { this[c.name] = this[c.name].bind(this); }); };
class B { name = 'b'; @bindThis hi() { return this.name; } } const { hi } = new B(); console.log(hi());
enum Color { Red, Green }
class WithEnum { @id c: Color = Color.Green; accessor plain = 1; static accessor sp = 2; accessor [`k${1}`] = 3; accessor fn = () => 1 }
const w = new WithEnum(); console.log(w.c, w.plain, WithEnum.sp, (w as any).k1, w.fn.name, Object.keys(w)); w.plain = 9; console.log(w.plain);
class Outer { @id inner = @wrap class Inner { @id accessor deep = class { @id x = 'deep'; }; }; @((v: any, c: any) => { @id class InDec { @id y = 1; } console.log(InDec.name); }) m() { return 1 } }
console.log(new (new (new Outer().inner as any)().deep)().x);
function* g() { @(yield 'dec') class Y {} ; return Y.name; } const it = g(); console.log(it.next()); console.log(it.next(id));
async function af() { @(await id) class Z extends (await Object) { @id x = 1 } return new Z(); } console.log(await af());
for (const i of [1, 2]) { class L { @id v = i; @id get() { return i; } } globalThis['l' + i] = new L(); } console.log((globalThis as any).l1.v, (globalThis as any).l2.get(), (globalThis as any).l1.get());
class Sup { m() { return 'super'; } static sm() { return 'ssuper'; } } class Sub extends Sup { @id m() { return 'sub ' + super.m(); } @id static sm() { return super.sm(); } @id #p() { return super.m(); } p() { return this.#p(); } @id f = super.m(); } console.log(new Sub().m(), Sub.sm(), new Sub().p(), new Sub().f);
try { (class { @id x = this.boom(); boom() { throw new Error('thrown'); } }); new (class { @id x = this.boom(); boom() { throw new Error('thrown'); } })(); } catch (e) { console.log(e.message); }
@id export class Exp { @id x = 1 } export @id class Exp2 {} @id export default class Def { @id x = 1 }
import * as self from './decorators_classes.ts'; console.log(self.Exp === Exp, self.Exp2.name, self.default === Def);
try { new Late(); } catch (e) { console.log(e.constructor.name); } @id class Late {}
export const t = new Error('where').stack!.split('\n')[1].match(/:(\d+):/)![1]; console.log(t);
