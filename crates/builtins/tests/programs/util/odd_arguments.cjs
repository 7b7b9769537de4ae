// Arguments that nobody should give: what is thrown, in which order arguments are looked at.
const util = require('node:util');
const events = require('node:events');
const querystring = require('node:querystring');
const { StringDecoder } = require('node:string_decoder');

function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    console.log(label, error.name, error.code, error.code === undefined ? '' : error.message);
  }
}

const odd = [undefined, null, 0, -1, NaN, 1.5, 10n, 'text', Symbol('s'), [], {}, () => {}];

for (const value of odd) {
  const shown = util.inspect(value);
  show(`_errnoException ${shown}`, () => util._errnoException(value, 'call').message);
  if (value != null) show(`_exceptionWithHostPort ${shown}`, () => util._exceptionWithHostPort(value, 'call', '::1', 80).message);
  show(`formatWithOptions ${shown}`, () => util.formatWithOptions(value, 'a'));
  show(`getCallSites ${shown}`, () => util.getCallSites(1, value).length);
  show(`getCallSites sourceMap ${shown}`, () => util.getCallSites({ sourceMap: value }).length > 0);
  show(`parseArgs ${shown}`, () => util.parseArgs({ args: [], strict: value }));
  show(`styleText ${shown}`, () => util.styleText(value, 5, value));
  show(`styleText stream ${shown}`, () => util.styleText('red', 'a', { stream: value, validateStream: value }));
  show(`MIMEType.parse ${shown}`, () => util.MIMEType.parse(value));
  show(`debuglog ${shown}`, () => typeof util.debuglog(value));
  show(`getEventListeners ${shown}`, () => events.getEventListeners(value, 'a'));
  show(`setMaxListeners ${shown}`, () => events.setMaxListeners(1, value));
  show(`unescapeBuffer ${shown}`, () => querystring.unescapeBuffer(value));
  show(`StringDecoder ${shown}`, () => new StringDecoder(value).encoding);
  show(`write ${shown}`, () => StringDecoder.prototype.write.call({}, value));
}

show('null byte in a type', () => new util.MIMEType('a\0b'));
show('parse', () => String(util.MIMEType.parse('Text/HTML;Charset=utf-8')));
show('aliases', () => [util.MIMEType.prototype.toJSON === util.MIMEType.prototype.toString,
  util.MIMEParams.prototype[Symbol.iterator] === util.MIMEParams.prototype.entries, Object.keys(util.MIMEParams.prototype)]);
show('without address', () => util._exceptionWithHostPort(-1, 'call', null, 0, 'here').message);
show('parseArgs null', () => util.parseArgs({ args: null }).positionals);
show('bytes', () => querystring.unescapeBuffer(Buffer.from('a%20b')).toString());
show('encodeInto', () => TextEncoder.prototype.encodeInto.call({}));
show('controller', () => [util.inspect(new AbortController(), { depth: 0 }), util.inspect({ a: new AbortController() }, { depth: 0 })]);
