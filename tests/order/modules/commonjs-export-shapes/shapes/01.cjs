// One of the shapes.
Object.defineProperty(exports, 'a', { enumerable: true, get() { return 1; } });