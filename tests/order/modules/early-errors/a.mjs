// Used by early-errors.
export const a = 1; export { a };