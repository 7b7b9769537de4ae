// What http.request refuses.
'use strict';
const http = require('http');
const cases = [
  { path: '/a b' }, { path: '/\n' }, { method: 'A B' }, { method: 5 }, { method: '' }, { protocol: 'ftp:' }, { agent: {} }, { agent: true },
  { hostname: 5 }, { host: true }, { timeout: 'x' }, { timeout: -1 }, { maxHeaderSize: 'x' }, { insecureHTTPParser: 1 }, { joinDuplicateHeaders: 1 },
  { headers: { 'a b': 1 } }, { headers: { a: undefined } }, { headers: { a: 'x\n' } }, { headers: ['a'] }, { headers: ['a', 'b', 'c'] },
  { httpValidation: 'x' }, { httpValidation: 'strict', insecureHTTPParser: true }, { signal: 5 }, { port: 70000 }, { port: 'abc' }, { localAddress: 'x' },
  { lookup: 5 }, { family: 9 },
];
for (const options of cases) {
  const shown = Object.entries(options).map(([key, value]) => `${key}=${JSON.stringify(value)}`).join();
  try {
    const req = http.request({ port: 1, host: '127.0.0.1', ...options });
    req.on('error', (error) => console.log('event', shown, error.code));
    console.log(shown, 'taken', req.method, req.path);
    req.destroy();
  } catch (error) {
    console.log(shown, error.name, error.code, error.message);
  }
}
for (const url of ['', 'x', 'http://', 'https://a', 5, null, undefined, {}]) {
  try {
    const req = http.get(url, { port: 1 });
    req.on('error', () => {});
    req.destroy();
    console.log(String(url), 'taken');
  } catch (error) {
    console.log(String(url), error.name, error.code, error.message);
  }
}
