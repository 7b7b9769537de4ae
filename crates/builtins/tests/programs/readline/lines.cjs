// What a terminal's line feed means: it belongs to a carriage return only when nothing has come between them. And moves by nothing.
'use strict';

const readline = require('readline');
const { PassThrough } = require('stream');

const input = new PassThrough();
const lines = readline.createInterface({ input, output: new PassThrough(), terminal: true });
lines.on('line', (line) => console.log('line', line));
input.write('one\r\ntwo\rthree\nfour\n');
const stream = { write: (text) => console.log('written', JSON.stringify(text)) };
console.log(readline.moveCursor(stream, 0, 0), readline.moveCursor(stream, 'a'), readline.moveCursor(null, 1, 1));
lines.close();
