// Used by early-errors.
{ import './z.mjs'; }