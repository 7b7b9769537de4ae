// JSON by require: parsed once, the same object each time; a broken one names its file.
const data = require('./data.json');
console.log(data, require('./data') === data);
data.changed = true;
console.log(require('./data.json').changed);
try {
  require('./broken.json');
} catch (error) {
  console.log(error.name, error.message.includes('broken.json'));
}
