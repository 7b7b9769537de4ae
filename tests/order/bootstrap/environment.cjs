// The environment is readable, writable and deletable, and values become strings.
// env: ORDER_COLOUR=blue
console.log(process.env.ORDER_COLOUR, process.env.ORDER_NONE);
process.env.ORDER_NUMBER = 7;
console.log(typeof process.env.ORDER_NUMBER, 'ORDER_NUMBER' in process.env);
delete process.env.ORDER_NUMBER;
console.log('ORDER_NUMBER' in process.env, Object.keys(process.env).includes('ORDER_COLOUR'));
