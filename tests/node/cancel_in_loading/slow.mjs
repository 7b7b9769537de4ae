// Takes its time to load.
const begin = performance.now();
while (performance.now() - begin < 200);
export const value = 7;
