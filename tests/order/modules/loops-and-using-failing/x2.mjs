// Iterates what cannot be.
export const v = 1;
for await (const q of 5) ;
