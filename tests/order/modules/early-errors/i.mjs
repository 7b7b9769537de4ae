// Used by early-errors.
var arguments = 1;