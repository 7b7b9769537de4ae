// One of the shapes.
Object.defineProperty(exports, 'a', { configurable: true, enumerable: true, value: 1 });