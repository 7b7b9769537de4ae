// Punycode: there and back, domain names, and what is none.
'use strict';

process.noDeprecation = true;
const punycode = require('node:punycode');

const told = (run) => {
  try {
    console.log(run());
  } catch (error) {
    console.log(error.name, error.message);
  }
};

const texts = ['mañana', '--foo-', 'ü', 'bücher', '☃-⌘', '他们为什么不说中文', 'почемужеонинеговорятпорусски', 'abc', '', 'a b', '😀', 'MAÑANA', '-> $1.00 <-'];
for (const text of texts) {
  const encoded = punycode.encode(text);
  console.log(encoded, punycode.decode(encoded) === text, punycode.toASCII(text), punycode.toUnicode(punycode.toASCII(text)), punycode.ucs2.decode(text));
}
for (const name of ['xn--maana-pta.com', 'example.com.', 'джумла@джpумлатест.bрфa', '☃-⌘.com', 'a\u3002b\uFF0Ec', 'foo\x7f.example', 'xn--']) {
  console.log(punycode.toASCII(name), punycode.toUnicode(name));
}
for (const wrong of ['\x80', 'a-\x80', '\x80-a', '999999999', 'ls8h=', '!!', 'xn']) told(() => punycode.decode(wrong));
told(() => punycode.ucs2.encode([0x1f600, 97]));
told(() => punycode.encode(undefined));
console.log(punycode, require('node:sys') === require('node:util'));
