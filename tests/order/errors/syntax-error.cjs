// A program that does not parse prints nothing and ends with 1.
console.log('never');
const = 5;
