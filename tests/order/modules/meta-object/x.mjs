// Used by meta-object.
export const main = import.meta.main;