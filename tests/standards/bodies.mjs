// Bodies that are read, copied and sent, whatever a program has done to the methods that they are read by: https://fetch.spec.whatwg.org/#body-mixin
import { createRequire } from 'node:module';

const { test, same, alike, rejects, run } = createRequire(import.meta.url)('./checks.cjs');

test('bodies are read in spite of a broken then', async () => {
  const make = () => new Response(new ReadableStream({ start(c) { c.enqueue(new TextEncoder().encode('hello')); c.close(); } }));
  for (const inject of [{ done: false, value: 'bye' }, { done: true }, { done: false, value: new Uint8Array([1]) }, undefined]) {
    const r = make();
    Object.prototype.then = function (f) { delete Object.prototype.then; f(inject); };
    let v;
    try { v = await r.text(); } finally { delete Object.prototype.then; } same(v, 'hello');
  }
});
test('patched reader for text', async () => {
  const g = ReadableStreamDefaultReader.prototype.read;
  ReadableStreamDefaultReader.prototype.read = () => { throw new Error('no'); };
  try {
    same(await new Response(new Blob(['x'])).text(), 'x');
    same(await new Response(new ReadableStream({ start(c) { c.enqueue(new Uint8Array([97])); c.close(); } })).text(), 'a');
    } finally { ReadableStreamDefaultReader.prototype.read = g;
  }
});
test('clone patched tee', async () => {
  const g = ReadableStream.prototype.tee;
  ReadableStream.prototype.tee = () => { throw new Error('no'); };
  try {
    const r = new Response(new ReadableStream({ start(c) { c.enqueue(new Uint8Array([97])); c.close(); } }));
    same(await r.clone().text(), 'a');
    } finally { ReadableStream.prototype.tee = g;
  }
});
test('many chunks no overflow', async () => {
  const r = new Response(new ReadableStream({ start(c) { for (let i = 0; i < 50000; i++) c.enqueue(new Uint8Array(1)); c.close(); } }));
  same((await r.arrayBuffer()).byteLength, 50000);
});
test('blob stream big', async () => { const b = new Blob([new Uint8Array(3e6)]); let n = 0; for await (const c of b.stream()) n += c.length; same(n, 3e6); });
test('tee bytes many', async () => {
  const rs = new ReadableStream({ type: 'bytes', start(c) { for (let i = 0; i < 2000; i++) c.enqueue(new Uint8Array([i & 255])); c.close(); } });
  const [a, b] = rs.tee();
  let n = 0, m = 0;
  await Promise.all([(async () => { for await (const c of a) n += c.length; })(), (async () => { for await (const c of b) m += c.length; })()]);
  same(n, 2000);
  same(m, 2000);
});
test('tee clone chunk uncloneable in body', async () => {
  const r = new Response(new ReadableStream({ start(c) { c.enqueue(() => {}); c.close(); } }));
  const c = r.clone();
  await rejects('DataCloneError', r.text());
});
test('formdata roundtrip binary', async () => {
  const f = new FormData();
  f.append('f', new File([new Uint8Array([0, 13, 10, 45, 45, 255])], 'é"x.bin'));
  const g = await new Response(f).formData();
  const file = g.get('f');
  same(file.name, 'é"x.bin');
  alike(Array.from(new Uint8Array(await file.arrayBuffer())), [0, 13, 10, 45, 45, 255]);
});
test('request json type', async () => {
  same((await new Request('http://a', { method: 'POST', body: new Blob(['{}'], { type: 'application/json' }) }).json()).constructor, Object);
});
test('Symbol.asyncIterator of body', async () => { let n = 0; for await (const c of new Response('abc').body) n += c.length; same(n, 3); });

run();
