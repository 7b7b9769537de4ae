// Used by early-errors.
let await = 1;