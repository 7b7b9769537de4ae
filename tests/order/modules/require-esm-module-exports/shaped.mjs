// It says itself what CommonJS shall see.
const shaped = { shaped: true };
export { shaped as 'module.exports' };
export default 'not this';
