// Used by early-errors.
function f() { import('./z.mjs'); import.meta; } with ({}) {}