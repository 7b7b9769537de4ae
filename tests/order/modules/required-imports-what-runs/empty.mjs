// What the others ask for names.
console.log('empty runs');
