// Names that ES modules see of a CommonJS module whose getters throw.
import * as names from './_exports/getters.cjs';

console.log(Object.keys(names), names.broken, names.fine, names.compared);
try {
  names.default.broken;
} catch (error) {
  console.log(error.name, error.message);
}
