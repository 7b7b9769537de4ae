// The specifier of a dynamic import is made a string; a failure there rejects.
console.log((await import({ toString: () => 'node:path' })).sep);
await import({ toString() { throw new Error('no string'); } }).catch((error) => console.log(error.message));
console.log(import('node:path') instanceof Promise, (await import('node:path')) === (await import('path')));
