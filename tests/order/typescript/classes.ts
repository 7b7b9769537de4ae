// Class members with modifiers, abstract classes, overloads, index signatures.
abstract class Base<T> {
  protected abstract value: T;
  private static count: number = 0;
  readonly #hidden?: string = 'hidden';
  [key: string]: unknown;
  public get hidden(): string { return this.#hidden!; }
  static make(): number { return ++Base.count; }
  abstract describe(): string;
}
class Derived extends Base<number> {
  override value = 5;
  declare other: string;
  describe(): string;
  describe(this: Derived): string { return `${this.value} ${this.hidden} ${'other' in this}`; }
}
console.log(new Derived().describe(), Base.make(), Base.make());
