// An export declaration in a .cjs file.
export const a = 1;