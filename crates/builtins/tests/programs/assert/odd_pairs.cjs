// Values that look alike, errors below a message of one's own, and what is thrown that is no error.
'use strict';
const assert = require('assert');
const show = (run) => {
  try {
    run();
  } catch ({ name, code, message, generatedMessage }) {
    console.log(name, code, generatedMessage, message.replace(/ \(?\/.*/g, '').replace(/\n.*(?:node:|start:).*/g, ''));
  }
};
for (const method of ['strictEqual', 'deepStrictEqual', 'partialDeepStrictEqual']) {
  show(() => assert[method](Symbol('a'), Symbol('a')));
  show(() => assert[method](new Error('a'), new Error('b')));
  show(() => assert[method](new Error('a'), new Error('b'), 'own words').message);
}
for (const thrown of [null, undefined, 'text', 5]) {
  show(() => assert.throws(() => { throw thrown; }, Error));
  show(() => assert.throws(() => { throw thrown; }, TypeError));
}
