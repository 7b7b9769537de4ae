// Used by require-of-esm.
export default 1; export { q as 'module.exports' }; const q = { custom: true };