// Shows URLs in forms that tools seldom write: kept empty parts, patterns without a base, Windows paths with devices, on whatever system.
'use strict';

const url = require('url');
const { win32 } = require('path');

const show = (name, run) => {
  try {
    console.log(name, run());
  } catch (error) {
    console.log(name, error.name, error.code);
  }
};

for (const text of ['http://u:p@h:8/?#', 'web+demo:/.//x/', 'mailto://a%2fb/', 'http://xn--ls8h.la/#', 'foo://u:p@h?a#b']) {
  for (const options of [{}, { fragment: false }, { search: false }, { auth: false }, { unicode: true }]) show(text, () => url.format(new URL(text), options));
}

const pattern = new URLPattern({});
for (const text of ['/foo', '?a', '', '../a', '//h/p', '1http://x', 'http://', '//a b/', '\\a', ':80']) {
  show(text, () => ['protocol', 'hostname', 'pathname', 'search'].map((part) => pattern.exec(text)?.[part].input));
}
show('function', () => pattern.test(() => {}));
show('with base', () => pattern.test('/a', ''));

for (const path of ['d:/', '/', 'C:\\a\\', '//srv/share/x/', '//a/b', '\\\\s rv\\share', '\\\\srv\\share\\a\\']) show(path, () => url.pathToFileURL(path, { windows: true }).href);
for (const path of ['COM1:////a//..', 'x/COM1:', 'a\\COM1:..\\..//b', 'com1:x//y', 'nulé//b', 'COM1//b']) console.log(win32.join(path), win32.join('q', path));
