// What the programs of TLS share: certificates, and emitters whose events are printed.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const file = (name) => fs.readFileSync(path.join(__dirname, name));

const authority = file('ca.crt');
const own = { key: file('server.key'), cert: file('server.crt') };
const selfSigned = { key: file('self.key'), cert: file('self.crt') };
const client = { key: file('client.key'), cert: file('client.crt') };

/** Prints each event of an emitter as it is emitted. */
function spy(emitter, name) {
  const { emit } = emitter;
  emitter.emit = function(event, ...args) {
    if (!/^(?:newListener|removeListener|_tlsError)$/.test(String(event))) console.log(name, event, args[0] instanceof Error ? args[0].code : args.length);
    return emit.call(this, event, ...args);
  };
  return emitter;
}

/** Of an error of OpenSSL only what does not change from call to call. */
function shown(error) {
  const { code, library, reason } = error;
  const message = library === 'SSL routines' ? error.message.replace(/^(?:\w+:)?error:(\w+):SSL routines:\w*:([^:]*)[^]*$/, '$1 $2') : error.message;
  return [error.constructor.name, code, message, reason].filter(Boolean).join(' | ');
}

module.exports = { file, authority, own, selfSigned, client, spy, shown };
