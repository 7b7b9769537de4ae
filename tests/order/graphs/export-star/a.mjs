// One source.
export const fromA = 'a';
export const clash = 'a';
export const own = 'a loses';
export default 'a default';
