// Used by await-of-siblings.
console.log('c');