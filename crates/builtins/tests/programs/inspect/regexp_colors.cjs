// Regular expressions in colours: every token by how deep it is.
'use strict';

const { inspect } = require('node:util');

const names = { 32: 'green', 31: 'red', 33: 'yellow', 36: 'cyan', 35: 'magenta' };
const show = (value) => inspect(value, { colors: true }).replace(/\x1b\[(\d+)m([\s\S]*?)\x1b\[39m/g, (_, code, text) => `${text}:${names[code]} `);

const expressions = [
  /((((((a))))))/, /a|(b|(c|d+))/, /(a{2}[b-c\d]x{1,}y{3,4}?)/, /(?:a*)(?i:b)(?-i:x)/, /(?<abc>\k<abc>[\]]+)/, /\bfoo\B\1\0\n\t/,
  /(\1(\d))\2/, /\u0041\x41\cA/, /\u{1F600}\p{Script=Greek}\P{L}/u, /[\p{L}--[a-z]]/v, /[^\^\-\b]/, /\//, /./s, /^.$/gimsuy,
  /(?=a)(?!b)(?<=c)(?<!d)/, /{/, /a{,3}/, /}/, /]/, /(?<$a>x)/, /\k/, /[\cA\x41\u0041\k]/, /[()]/, /([|])/, /[]/, /[^]/, /(a.b[.])/,
];
for (const expression of expressions) console.log(show(expression));
console.log(typeof inspect.styles.regexp, inspect.styles.regexp.colors);
inspect.styles.regexp.colors = ['cyan', 'green'];
console.log(show(/a(b)/g));
