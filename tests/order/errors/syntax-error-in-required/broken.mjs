// Is broken too.
export const = 5;
