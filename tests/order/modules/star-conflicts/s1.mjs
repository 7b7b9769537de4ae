// Used by star-conflicts.
export const a = 1, conf = 1, x = 1; export default 1;