// One of the shapes.
Object.defineProperty(exports, 'a', { value: 1 });