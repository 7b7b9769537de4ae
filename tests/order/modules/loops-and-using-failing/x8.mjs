// Waits for resources of a loop.
export const v = 1;
{ for (await using q of []); }
