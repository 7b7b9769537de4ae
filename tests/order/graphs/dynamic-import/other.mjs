// Another.
console.log('other evaluated');
export const value = 'other value';
