// Used by early-errors.
const v = 1; export { v as "a b" };