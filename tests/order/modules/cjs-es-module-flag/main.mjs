// A CommonJS module with __esModule: the default is still module.exports for import.
import space, { named } from './flagged.cjs';
import * as all from './flagged.cjs';
console.log(named, space.default, space.__esModule);
console.log(Object.keys(all).sort());
