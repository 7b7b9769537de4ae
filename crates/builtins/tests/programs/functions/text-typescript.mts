// And for TypeScript, whose types are blanked.
import { sep } from 'node:path';
async function f<T>(x: T, y?: number): Promise<T> { const z: number = await 1; return x as T; }
class K<T> { x: number = 1; async m(a: string): Promise<void> { await a; sep; } }
console.log(String(f)); console.log(String(K));
