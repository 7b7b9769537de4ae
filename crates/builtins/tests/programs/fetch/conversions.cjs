// What the classes of fetch make of their arguments, and how they refuse them.
const headers = new Headers();
const attempts = [
  () => new Headers(['ab']),
  () => new Headers([1]),
  () => new Headers([null]),
  () => headers.append(Symbol(), 'x'),
  () => headers.append('x', Symbol()),
  () => headers.append('a b', 'x'),
  () => headers.append('a', 'x\n y'),
  () => new Headers(Symbol()),
  () => new FormData().append(Symbol(), 'x'),
  () => new FormData().append('a', Symbol()),
  () => new Response(Symbol()),
  () => new Request(Symbol()),
  () => new Request('http://a', { method: Symbol() }),
  () => new Request('http://a', { priority: 'x' }),
  () => new Request('http://a', { priority: 'high' }).priority,
  () => new Request('http://a', { method: 'POST', body: new ReadableStream(), duplex: 'half', keepalive: true }),
  () => new Request('http://a', { method: 'POST', body: new ReadableStream(), duplex: 'half', mode: 'no-cors' }),
  () => new Request('http://a', { integrity: Symbol() }),
  () => new Request('http://a', { referrer: Symbol() }),
  () => Response.redirect('http://a', '301').status,
  () => Response.redirect('http://a', 65536 + 301).status,
  () => Response.redirect('http://a', 301.5).status,
  () => Response.redirect(Symbol()),
  () => new Response('', { status: 1n }),
  () => new Response('', { status: Symbol() }),
  () => new Response('', { statusText: Symbol() }),
  () => new Response('x', { headers: null }),
  () => Response.json(1n),
  () => new Response(1n),
  () => new Response(new SharedArrayBuffer(1)),
  () => new Response(new Uint8Array(new SharedArrayBuffer(1))),
  () => new Request('http://a', { mode: 'no-cors', method: 'PUT' }),
  () => new Request('http://a', { mode: 'no-cors' }).headers.append('x-y', 'z'),
  () => { const h = new Request('http://a', { mode: 'no-cors' }).headers; h.append('x-y', 'z'); return h.get('x-y'); },
  () => new Request('http://a', { headers: [['a']] }),
  () => new Request('data:,x').url,
  () => new Request('blob:x').url,
  () => new Request(new URL('http://a/b')).url,
  () => new Request({ toString: () => 'http://q' }).url,
  () => new Request('http://a', { mode: 'websocket' }),
  () => new Request('http://a', { window: 'no-window' }),
  () => new Request('http://a', { window: undefined }).url,
  () => new Request('http://a', { cache: 'only-if-cached', mode: 'same-origin' }).cache,
  () => new Request('http://a', { duplex: 'half', body: 'x' }),
  () => new Request('http://a', { method: 'POST', body: async function* () {} }).headers.get('content-type'),
  () => new Request('http://a', { method: 'POST', body: (async function* () {})() }),
  () => new Response('x', { status: 0 }),
  () => new Response('x', { status: 999 }),
];
for (const attempt of attempts) {
  const name = attempt.toString().slice(6);
  try {
    console.log(name, attempt());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
}
