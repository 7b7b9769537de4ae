// A namespace object: sorted keys, no prototype, not writable, null-prototype tag.
import * as space from './names.mjs';
console.log(Object.keys(space), Object.getPrototypeOf(space), Object.isExtensible(space));
console.log(Reflect.set(space, 'b', 5), Reflect.deleteProperty(space, 'b'), Reflect.has(space, 'none'), 'b' in space);
console.log(Object.prototype.toString.call(space), JSON.stringify(space));
console.log(Object.getOwnPropertyDescriptor(space, 'b'));
console.log(space);
