// 0, 1, a negative delay and things that are no number all mean 1 ms, so they share one list.
const delays = [1, 0, -5, NaN, undefined, null, 'x', 0.5, 1.9, {}];
for (const delay of delays) setTimeout(() => console.log('delay', delay), delay);
