// An ES module.
export default 1; export const u=import.meta.url
