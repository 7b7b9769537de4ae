// Decorated classes are part of slices.
import { any } from 'roata';
const dbl = (m: any, c: any) => function (this: any, ...a: any[]) { return m.apply(this, a) * 2; };
class Helper { @dbl m(x: number) { return x; } accessor z = 1; }
const reg = (C: any, c: any) => class extends C { static extra = 7; };
@reg class Other { @dbl get g() { return 4 } }
async function work(n: number) { 'use node'; return [new Helper().m(n), new Helper().z, new Other().g, (Other as any).extra]; }
console.log(await work(21));
