// A part.
console.log('part evaluated');
export const value = 'part value';
