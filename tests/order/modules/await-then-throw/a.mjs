// Used by await-then-throw.
await 0; throw new TypeError('late');