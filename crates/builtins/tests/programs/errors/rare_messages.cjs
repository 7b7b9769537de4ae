// Messages of errors that the engine words otherwise: computed keys, tagged templates, spreads, private members, superclasses, early reads.
'use strict';

const show = (run) => {
  try {
    run();
    console.log('nothing thrown');
  } catch (error) {
    console.log(error.name, error.message);
  }
};
const nothing = undefined;
const none = null;
const thing = { a: {}, f() {} };
class Keeper {
  #method() {}
  set #written(value) {}
  get #read() { return 1; }
  static call(object) { return object.#method(); }
  static read(object) { return object.#written; }
  static write(object) { object.#read = 1; }
}

show(() => none[`quoted`]);
show(() => nothing["double quoted"]);
show(() => { thing.zz['a b'] = 1; });
show(() => { thing.zz[`c`] = 1; });
show(() => thing.a.zz`x`);
show(() => thing`x`);
show(() => Math.max(...nothing));
show(() => Math.max(1, ...thing.zz));
show(() => [1, ...thing.a.b]);
show(() => [...thing.f()]);
show(() => Keeper.call({}));
show(() => Keeper.read(new Keeper()));
show(() => Keeper.write(new Keeper()));
show(() => { class Child extends thing.zz {} });
show(() => { class Child extends (function() {}).bind() {} });
show(() => { new (class extends null {})(); });
show(() => { class Child { static m() { return super.zz(); } } Child.m(); });
show(() => 1n >>> 0n);
show(() => { return early; let early; });
show(() => { for (const x of { [Symbol.iterator]: () => ({ next() {} }) }); });
show(() => { ((([a]) => {}))(); });
show(() => { const { a: { b } } = nothing; });
show(() => { const { a: { b } } = {}; });
