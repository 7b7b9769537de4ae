// A timer turned into a primitive is a number that clears it.
const timer = setTimeout(() => {}, 5);
const number = Number(timer);
console.log(typeof number, number > 0, timer[Symbol.toPrimitive]() === number);
clearTimeout(number);
