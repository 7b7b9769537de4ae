// Used by await-of-siblings.
console.log('d1'); await null; console.log('d2');