// URLPattern: patterns of all components, from dictionaries and from texts; what matches, and what is no pattern.
'use strict';

const components = ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash'];

const groupsOf = (groups) => JSON.stringify(Object.fromEntries(Object.entries(groups).sort()));

function show(args, ...inputs) {
  let pattern;
  try {
    pattern = new URLPattern(...args);
  } catch (error) {
    console.log(JSON.stringify(args), error.name, error.code, error.message);
    return;
  }
  console.log(JSON.stringify(args), components.map((name) => `${name}=${pattern[name]}`).join(' '), pattern.hasRegExpGroups);
  for (const input of inputs) {
    const result = pattern.exec(input);
    console.log('  ', JSON.stringify(input), result && components.map((name) => result[name].input + groupsOf(result[name].groups)).join(' '), pattern.test(input));
  }
}

show([{ pathname: '/books/:id' }], 'https://x.com/books/12', 'https://x.com/books/12/3', { pathname: '/books/a b' });
show(['https://example.com/:a/:b?'], 'https://example.com/x', 'https://example.com/x/y', 'http://example.com/x');
show(['/foo/*', 'https://a.b']);
show(['/foo?bar#baz', 'https://a.b/c?d#e'], 'https://a.b/foo?bar#baz');
show(['https://*.example.com:8080/(\\d+)'], 'https://a.b.example.com:8080/12', 'https://example.com:8080/12');
show(['http{s}?://x.y/*'], 'http://x.y/z', 'https://x.y/z', 'ftp://x.y/z');
show([{ hostname: ':sub.example.com' }], 'https://a.example.com/', 'https://a.b.example.com/');
show([{ pathname: '/:a+' }], 'https://x/a/b/c', 'https://x/');
show([{ pathname: '/:a*' }], 'https://x/a/b/c', 'https://x/');
show([{ pathname: '/{foo-:bar}?' }], 'https://x/foo-1', 'https://x/');
show([{ pathname: '{/:a}*/b' }]);
show([{ pathname: '/:a(\\w+)-:b' }], 'https://x/q-w');
show([{ search: 'a=:x&b=:y' }], 'https://x/?a=1&b=2');
show([{ hash: ':h' }], 'https://x/#q');
show([{ protocol: 'data', pathname: 'foo:x' }], 'data:foobar');
show(['data\\:foobar'], 'data:foobar');
show([{ pathname: '/%41 é' }], 'https://x/%41%20é');
show([{ hostname: 'EXAMPLE.com' }], 'https://example.COM');
show([{ pathname: '/FOO' }, { ignoreCase: true }], 'https://x/foo');
show([{ baseURL: 'https://a.b/c/d?e#f' }]);
show([{ pathname: 'x', baseURL: 'https://a.b/c/d' }]);
show([{ search: 'x', baseURL: 'https://a.b/c/d?q#r' }]);
for (const text of ['https://u:p@h.com/', 'https://h.com', 'https://h.com?q', 'https://h.com#q', 'https://[::1]:80/', 'https://{sub.}?example.com/foo', 'about:blank', 'file:///foo/bar']) {
  show([text]);
}
for (const pathname of ['/a/../b', '*', '/(.*)', '/([^\\/]+?)', '/a{b}c', '/a\\:b', '/:café']) show([{ pathname }]);
for (const port of ['80', '443', '99999', 'a']) show([{ protocol: 'http', port }]);
for (const pathname of ['/:a/:a', '(?:x)', '/(', '/}', '{']) show([{ pathname }]);
for (const wrong of [['/x'], [''], [5], [{}, 'https://x'], ['/a', 'nope'], ['http://a/', 5]]) show(wrong);
show([{}]);
show([]);
console.log(String(new URLPattern()), require('node:url').URLPattern === URLPattern);
