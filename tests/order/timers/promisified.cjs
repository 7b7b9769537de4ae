// util.promisify of the timers gives the promise forms.
const { promisify } = require('util');
promisify(setTimeout)(50, 'timeout').then(console.log);
promisify(setImmediate)('immediate').then(console.log);
console.log(promisify(setTimeout) === require('timers/promises').setTimeout);
