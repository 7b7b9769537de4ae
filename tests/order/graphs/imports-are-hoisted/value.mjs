// The dependency.
console.log('value');
export const value = 'imported';
