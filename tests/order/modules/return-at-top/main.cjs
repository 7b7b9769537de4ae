// CommonJS may return.
console.log('before'); if (true) return; console.log('after');