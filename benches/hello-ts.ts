// The same from TypeScript.
const one: number = 1;
console.log(one);
