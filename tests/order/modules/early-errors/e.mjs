// Used by early-errors.
export { nope };