// An ES module that throws is evaluated once; every import of it rejects with the same error.
const first = await import('./throws.mjs').catch((error) => error);
const second = await import('./throws.mjs').catch((error) => error);
console.log(first.message, first === second);
