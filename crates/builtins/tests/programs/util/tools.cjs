// Shows the smaller tools of node:util: promisify, callbackify, parseArgs, parseEnv, MIME types, diff, query strings, decoders.
'use strict';

const util = require('util');
const querystring = require('querystring');
const { StringDecoder } = require('string_decoder');

function attempt(fn) {
  try {
    return fn();
  } catch (error) {
    return `${error} ${error.code}`;
  }
}

util.promisify((a, callback) => callback(null, a + 1))(1).then((value) => console.log('promisified', value));
util.callbackify(async (a) => a * 2)(4, (error, value) => console.log('callbackified', error, value));
util.callbackify(async () => { throw null; })((error) => console.log(String(error), error.code, error.reason));

const options = { force: { type: 'boolean', short: 'f' }, name: { type: 'string', short: 'n', default: 'none' }, many: { type: 'string', multiple: true, short: 'm' } };
for (const args of [['-f', '--name', 'x'], ['--many=1', '-m2', '-m', '3'], ['-fnx'], ['--zzz'], ['--name'], ['--name', '-f'], ['--force=1'], ['loose'], ['--', '-f']]) {
  console.log(args, attempt(() => util.parseArgs({ args, options })));
}
console.log(attempt(() => util.parseArgs({ args: ['--no-force', 'rest'], options, allowNegative: true, allowPositionals: true, tokens: true })));
console.log(util.parseEnv('A=1\nB="x\\ny" # note\nexport C=\'lit\'\n# no\nD= spaced # note\nE=`t`\nF=\n'));

const mime = new util.MIMEType('Text/HTML; charset=utf-8; q="a\\"b"');
mime.params.set('x', 'y z');
console.log(`${mime}`, mime.essence, [...mime.params], attempt(() => new util.MIMEType('bad')), attempt(() => { mime.type = ''; }));

console.log(util.diff(['a', 'b', 'c'], ['a', 'x', 'c']), util.diff('12345', 'abc12'), util.diff('same', 'same'));
console.log(util.getSystemErrorName(-2), util.getSystemErrorMessage(-13), attempt(() => util.getSystemErrorName(1)), util.convertProcessSignalToExitCode('SIGTERM'));
console.log(util.toUSVString('a\ud800'), util.stripVTControlCharacters('\u001B[31mred\u001B[39m'), JSON.stringify(util.styleText(['bold', 'red'], 'x', { validateStream: false })));
console.log(attempt(() => util.styleText('purple-ish', 'x')), attempt(() => util.promisify(1)), attempt(() => util.inherits(1)));
console.log(util.isDeepStrictEqual({ a: [1, new Map([[1, 2]])] }, { a: [1, new Map([[1, 2]])] }), util.isDeepStrictEqual([0], [-0]));
console.log(querystring.parse('a=1&a=2&b=%20x+y&c&=z'), querystring.stringify({ a: [1, 'x y'], b: true, c: null, d: '\u4F60' }), attempt(() => querystring.escape('\ud800')));

for (const encoding of ['utf8', 'utf16le', 'base64', 'hex']) {
  const decoder = new StringDecoder(encoding);
  const parts = [[0xe4], [0xbd, 0xa0, 0x41], [0xf0, 0x9f], [0x98, 0x80, 0xe2]].map((bytes) => decoder.write(Buffer.from(bytes)));
  console.log(encoding, parts, [decoder.end()]);
}
console.log(attempt(() => new StringDecoder('nope')));
