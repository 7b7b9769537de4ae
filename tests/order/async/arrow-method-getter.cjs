// Async arrows, methods, statics, and this in them.
class Thing {
  name = 'thing';
  arrow = async () => this.name;
  async method() { return this.name; }
  static async make() { return new this(); }
  async *items() { yield this.name; }
}
(async () => {
  const thing = await Thing.make();
  console.log(await thing.arrow(), await thing.method(), (await thing.items().next()).value);
  console.log(Object.prototype.toString.call(thing.arrow), thing.method.constructor.name);
})();
