// Another.
export const fromB = 'b';
export const clash = 'b';
export default 'b default';
