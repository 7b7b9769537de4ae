// A module that awaits the import of one that imports it waits for itself: exit 13.
export const value = 'main value';
const { read } = await import('./reader.mjs');
console.log(read());
