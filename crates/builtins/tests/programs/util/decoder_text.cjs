// StringDecoder.prototype.text begins anew at an offset of the bytes.
'use strict';
const { StringDecoder } = require('string_decoder');
const decoder = new StringDecoder('utf8');
decoder.write(Buffer.from([0xe2, 0x82]));
const word = Buffer.from('h\u00e9llo');
for (const args of [[word], [word, 1], [word, 2], [word, -1], [word, 100], ['abc', 1], ['x', 'x'], [[1]], []]) {
  try {
    console.log(JSON.stringify(decoder.text(...args)));
  } catch ({ name, code, message }) {
    console.log(name, code, message);
  }
}
