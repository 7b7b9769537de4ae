// Used by this-and-arguments.
export function m() { return this; }