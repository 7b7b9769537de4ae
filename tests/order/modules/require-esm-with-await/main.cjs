// require of an ES module that awaits at its top level is an error with a code; import of it works.
try {
  require('./awaits.mjs');
} catch (error) {
  console.log(error.code);
}
import('./awaits.mjs').then((space) => console.log(space.value));
