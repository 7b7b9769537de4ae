// Used by early-errors.
new.target;