// Exports another name.
export const some = 1;
console.log('exporter, never');
