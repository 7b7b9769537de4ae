// Used by early-errors.
return 5;