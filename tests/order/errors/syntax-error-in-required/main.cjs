// A syntax error in a required module can be caught like any other.
try {
  require('./broken.cjs');
} catch (error) {
  console.log(error.name, error instanceof SyntaxError);
}
import('./broken.mjs').catch((error) => console.log(error.name));
