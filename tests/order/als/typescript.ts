// The same in TypeScript, erased: types, generics, assertions around what is awaited.
import { AsyncLocalStorage } from 'node:async_hooks';
interface Store { id: number }
const als = new AsyncLocalStorage<Store>();
const later = <T>(value: T): Promise<T> => new Promise<T>((resolve) => als.run({ id: -1 }, () => setImmediate(resolve, value)));
const twice = async <T extends number>(value: T): Promise<number> => (await later<number>(value as number))! * 2;
class Service {
  private readonly name: string;
  constructor(name: string) { this.name = name; }
  async call(this: Service, value: number): Promise<string> {
    try { return `${this.name} ${await twice(value)} ${als.getStore()?.id as number}`; } finally { await later(null); console.log('finally', als.getStore()!.id); }
  }
  async *each(): AsyncGenerator<number, void> { for await (const value of [1, 2] as const) { yield value; console.log('each', als.getStore()?.id); } }
}
als.run({ id: 7 }, async (): Promise<void> => {
  const service = new Service('service');
  console.log(await service.call(2 as const));
  for await (const value of service.each()) console.log(value satisfies number, als.getStore()?.id);
});
