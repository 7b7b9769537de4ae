// Array.fromAsync takes its members one after the other.
async function* slow() { for (const value of [1, 2, 3]) { console.log('making', value); await null; yield value; } }
Array.fromAsync(slow(), (value) => value * 2).then((list) => console.log(list));
Array.fromAsync([Promise.resolve('a'), 'b']).then((list) => console.log(list));
Array.fromAsync({ length: 2, 0: 'x', 1: Promise.resolve('y') }).then((list) => console.log(list));
