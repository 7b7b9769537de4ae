// The order in which a class definition and an instance come to be.
const log = (text, value = text) => (console.log(text), value);
class Base { constructor() { log('Base constructor'); } baseField = log('base field'); }
class Derived extends (log('heritage'), Base) {
  [log('key a')] = log('field a');
  static [log('key s')] = log('static s');
  #secret = log('private');
  static { log('static block'); }
  [log('key m')]() { return this.#secret; }
  constructor() { log('before super'); super(log('super argument')); log('after super'); }
}
log('defined');
console.log(new Derived()['key m']());
