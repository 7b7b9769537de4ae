// Node functions in TypeScript: types, enums and parameter properties in slices, and positions of the source in stacks.
enum Color { Red = 1, Blue }
interface P { x: number }
class Point<T> { constructor(public x: T) {} }

async function f(p: P, c: Color): Promise<number> {
  'use node';
  const q = new Point<number>(p.x);
  return q.x + (c === Color.Blue ? 10 : 0);
}
console.log(await f({ x: 1 } as P, Color.Blue));

interface Erased {
  lines: number;
}
async function fails(): Promise<never> {
  'use node';
  const erased: null | Erased = null as any;
  throw new Error('told');
}
try {
  await fails();
} catch (error: any) {
  const frame = error.stack.split('\n')[1].trim();
  console.log(error.message, /typescript\.ts:(\d+:\d+)\) \[core \d+\]$/.exec(frame)?.[1]);
}
