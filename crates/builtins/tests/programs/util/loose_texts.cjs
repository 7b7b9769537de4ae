// Shows util.parseEnv's order and values that are empty, flags that are negated without being declared, control sequences with colons.
'use strict';

const util = require('util');

for (const text of ['B=2\nA=1', 'L= \nB=1', 'L=\nB=1', 'L= "\nx"', 'L=  #c\nB=1', 'A= \n\n\n', '=\nB=1', '=x\nB=1', 'b=1\nZ=2\na.b=3\n1=4']) console.log(JSON.stringify(text), util.parseEnv(text));

for (const strict of [true, false]) {
  for (const args of [['--no-foo'], ['--no-bar'], ['--no-zz'], ['--no-foo=1'], ['--no-no-foo']]) {
    try {
      console.log(args, util.parseArgs({ args, options: { foo: { type: 'boolean' }, bar: { type: 'string' } }, strict, allowNegative: true }).values);
    } catch (error) {
      console.log(args, error.code, error.message);
    }
  }
}

console.log(JSON.stringify(['\u001b[38:2:1:2:3mx', '\u001b[4:3mx', '\u001b[1;2:3mx'].map(util.stripVTControlCharacters)));
