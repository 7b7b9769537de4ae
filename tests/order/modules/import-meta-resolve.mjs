// import.meta.resolve answers at once, with URLs.
console.log(import.meta.resolve('node:fs'), import.meta.resolve('fs'));
console.log(import.meta.resolve('./x.mjs') === new URL('./x.mjs', import.meta.url).href);
console.log(import.meta.resolve('https://example.org/a'));
try { import.meta.resolve('no-such-package'); } catch (error) { console.log(error.code); }
