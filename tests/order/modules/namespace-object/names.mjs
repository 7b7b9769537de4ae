// Names out of order.
export const b = 2;
export const a = 1;
export default function named() {}
export { b as 'string name' };
