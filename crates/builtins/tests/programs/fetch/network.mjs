// `fetch` over loopback: redirects, statuses, requests as they arrive, aborts at every step, and what is refused.
import http from 'node:http';

const seen = [];
const SHOWN = ['content-type', 'authorization', 'cookie', 'x-a', 'referer', 'content-length', 'range', 'accept', 'cache-control', 'origin'];

function answer(request, response, body) {
  const { pathname, searchParams } = new URL(request.url, 'http://x');
  const fields = SHOWN.filter((name) => request.headers[name] !== undefined).map((name) => `${name}=${request.headers[name]}`);
  seen.push(`${request.method} ${pathname} ${body} ${fields.join(' ')}`);
  const headers = {};
  for (const [name, value] of searchParams) if (name.startsWith('h-')) headers[name.slice(2)] = value;
  if (searchParams.has('l')) headers.location = searchParams.get('l');
  response.writeHead(Number(searchParams.get('s') ?? 200), searchParams.get('t') ?? undefined, headers);
  if (pathname === '/slow') {
    response.write('part');
  } else if (pathname === '/cut') {
    response.write('part', () => response.destroy());
  } else {
    response.end(searchParams.get('b') ?? 'body');
  }
}

const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', (piece) => { body += piece; });
  request.on('end', () => {
    if (!request.url.startsWith('/never')) answer(request, response, body);
  });
});
await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
const { port } = server.address();
const o = `http://127.0.0.1:${port}`;
const o2 = `http://localhost:${port}`;
const clean = (text) => String(text).replaceAll(o, 'O').replaceAll(o2, 'P').replaceAll(String(port), 'PORT');

async function t(name, run) {
  seen.length = 0;
  let result;
  try {
    result = await run();
    result = typeof result === 'object' ? JSON.stringify(result) : String(result);
  } catch (error) {
    result = [error?.constructor?.name, error?.name, error?.message, error?.cause?.name, error?.cause?.code, error?.cause?.message].join('|');
  }
  console.log(clean(name), '→', clean(result), '#', seen.map(clean).join(' ; '));
}

const show = async (r) => [r.status, r.statusText, r.url, r.redirected, r.type, r.ok, r.body === null, await r.text()];

for (const s of [301, 302, 303, 307, 308, 300, 304, 305]) {
  for (const method of ['GET', 'POST', 'HEAD', 'PUT']) {
    await t(`redir ${s} ${method}`, async () => show(await fetch(`${o}/r?s=${s}&l=/to`, { method, body: method === 'POST' || method === 'PUT' ? 'data' : undefined, headers: { 'x-a': '1', authorization: 'q', cookie: 'c' } })));
  }
}
for (const redirect of ['follow', 'error', 'manual']) await t('mode ' + redirect, async () => show(await fetch(`${o}/r?s=302&l=/to`, { redirect })));
for (const l of ['', '/a#f', '//127.0.0.1:1/x', 'http://:x', 'data:,x', 'ftp://x', `${o2}/other`, 'rel', '?q', '#h', 'http://u:p@127.0.0.1:1/']) {
  await t('loc ' + l, async () => show(await fetch(`${o}/dir/r?s=302&l=${encodeURIComponent(l)}#orig`, { headers: { authorization: 'q', cookie: 'c', 'x-a': '1' } })));
}
await t('loop', async () => show(await fetch(`${o}/r?s=302&l=${encodeURIComponent('/r?s=302&l=/x')}`)));
await t('many', async () => { let l = '/end'; for (let i = 0; i < 22; i++) l = '/r?s=302&l=' + encodeURIComponent(l); return show(await fetch(o + l)); });
await t('stream redirect 307', async () => show(await fetch(`${o}/r?s=307&l=/to`, { method: 'POST', duplex: 'half', body: new ReadableStream({ start(c) { c.enqueue(new Uint8Array([97])); c.close(); } }) })));
await t('stream redirect 303', async () => show(await fetch(`${o}/r?s=303&l=/to`, { method: 'POST', duplex: 'half', body: new ReadableStream({ start(c) { c.enqueue(new Uint8Array([97])); c.close(); } }) })));
for (const s of [200, 201, 204, 205, 304, 404, 500, 599, 999, 103]) if (s !== 103) await t('status ' + s, async () => show(await fetch(`${o}/x?s=${s}&t=Some%20Text`)));
await t('hdr', async () => [...(await fetch(`${o}/x?h-set-cookie=a&h-x-y=1`)).headers].filter(([k]) => k === 'set-cookie' || k === 'x-y'));
await t('immutable', async () => (await fetch(`${o}/x`)).headers.set('a', 'b'));
await t('abort before', async () => fetch(`${o}/x`, { signal: AbortSignal.abort('r') }));
await t('abort during wait', async () => { const a = new AbortController(); const p = fetch(`${o}/never`, { signal: a.signal }); setTimeout(() => a.abort(), 10); return p; });
await t('abort reason', async () => { const a = new AbortController(); const p = fetch(`${o}/never`, { signal: a.signal }); setTimeout(() => a.abort(new RangeError('why')), 10); return p; });
await t('abort in body', async () => { const a = new AbortController(); const r = await fetch(`${o}/slow`, { signal: a.signal }); const p = r.text(); setTimeout(() => a.abort(), 10); return p; });
await t('abort in body reader', async () => { const a = new AbortController(); const r = await fetch(`${o}/slow`, { signal: a.signal }); const rd = r.body.getReader(); await rd.read(); a.abort(); return rd.read(); });
await t('abort after body', async () => { const a = new AbortController(); const r = await fetch(`${o}/x`, { signal: a.signal }); const x = await r.text(); a.abort(); return x; });
await t('abort with unread body then text', async () => { const a = new AbortController(); const r = await fetch(`${o}/slow`, { signal: a.signal }); a.abort(); return r.text(); });
await t('abort clone', async () => { const a = new AbortController(); const r = await fetch(`${o}/slow`, { signal: a.signal }); const c = r.clone(); a.abort(); return [await r.text().catch((e) => e.name), await c.text().catch((e) => e.name)]; });
await t('timeout', async () => fetch(`${o}/never`, { signal: AbortSignal.timeout(10) }));
await t('abort upload stream cancels', async () => { let why; const a = new AbortController(); const p = fetch(`${o}/never`, { method: 'POST', signal: a.signal, duplex: 'half', body: new ReadableStream({ pull() {}, cancel(r) { why = r; } }) }).catch((e) => e.name); setTimeout(() => a.abort(), 15); return [await p, await new Promise((r) => setTimeout(r, 10)), why?.name]; });
await t('upload stream errors', async () => fetch(`${o}/x`, { method: 'POST', duplex: 'half', body: new ReadableStream({ start(c) { c.error(new RangeError('src')); } }) }));
await t('cut', async () => (await fetch(`${o}/cut?h-content-length=100`)).text());
await t('refused', async () => fetch('http://127.0.0.1:1/'));
await t('badport', async () => fetch('http://127.0.0.1:25/'));
await t('cancel body', async () => { const r = await fetch(`${o}/slow`); await r.body.cancel(); return r.bodyUsed; });
for (const [n, i] of Object.entries({ ct: { method: 'POST', body: 'x' }, usp: { method: 'POST', body: new URLSearchParams('a=b') }, blob: { method: 'POST', body: new Blob(['q'], { type: 'a/b' }) }, buf: { method: 'PUT', body: new Uint8Array(3) }, nobody: { method: 'POST' }, del: { method: 'DELETE' }, ref: { referrer: 'http://a/b' }, refnone: { referrer: '' }, nostore: { cache: 'no-store' }, nocache: { cache: 'no-cache' }, reload: { cache: 'reload' }, patch: { method: 'PATCH', body: 'z' }, custom: { method: 'FOO', body: 'z' }, empty: { method: 'POST', body: '' }, keep: { keepalive: true }, cl: { headers: { 'content-length': '3' }, method: 'POST', body: 'abc' } })) {
  await t('req ' + n, async () => (await fetch(`${o}/x`, i)).status);
}
await t('cl mismatch', async () => (await fetch(`${o}/x`, { headers: { 'content-length': '5' }, method: 'POST', body: 'abc' })).status);
await t('integrity ok', async () => (await fetch(`${o}/x?b=hello`, { integrity: 'sha256-LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=' })).text());
await t('integrity bad', async () => (await fetch(`${o}/x?b=hello`, { integrity: 'sha256-AAAA' })).text());
await t('HEAD', async () => show(await fetch(`${o}/x`, { method: 'HEAD' })));
await t('gzip bad', async () => (await fetch(`${o}/x?h-content-encoding=gzip`)).text());
await t('req reuse', async () => { const q = new Request(`${o}/x`, { method: 'POST', body: 'b' }); await fetch(q); return fetch(q); });
server.close();
server.closeAllConnections();
process.exit();
