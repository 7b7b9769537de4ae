// Waits in a loop.
export const v = 1;
for await (const q of []);
