// TypeScript modules import each other with their own extension; type imports vanish.
import { type Shape, area, Square } from './shape.mts';
import type { Other } from './none.mts';
import common from './common.cts';
const shape: Shape = new Square(3);
console.log(area(shape), common.name, (undefined as unknown as Other) ?? 'no value');
await null;
console.log('after await');
