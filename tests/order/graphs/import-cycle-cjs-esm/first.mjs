// An ES module.
console.log('first');
export const first = 'first';
