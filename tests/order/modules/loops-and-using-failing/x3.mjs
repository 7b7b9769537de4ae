// Its resource is none.
export const v = 1;
await using q = 5;
