// Texts and bytes, also in streams: https://encoding.spec.whatwg.org/#api
import { createRequire } from 'node:module';

const { test, same, alike, holds, throws, rejects, turns, run } = createRequire(import.meta.url)('./checks.cjs');

const E = new Error('boo');
const u8 = (...a) => new Uint8Array(a);
test('encode conversions', () => {
  const e = new TextEncoder();
  same(e.encode().length, 0);
  same(e.encode(undefined).length, 0);
  same(e.encode(null).length, 4);
  same(e.encode({ toString() { return 'x'; } }).length, 1);
  throws(TypeError, () => e.encode(Symbol()));
  throws(E, () => e.encode({ toString() { throw E; } }));
  alike(e.encode('\ud800'), u8(0xef, 0xbf, 0xbd));
  same(e.encode('x').constructor, Uint8Array);
  same(e.encode('x').buffer.byteLength, 1);
});
test('encode brand', () => {
  throws(TypeError, () => TextEncoder.prototype.encode.call({}));
  throws(TypeError, () => TextEncoder());
  throws(TypeError, () => Object.getOwnPropertyDescriptor(TextEncoder.prototype, 'encoding').get.call({}));
  same(TextEncoder.prototype.encode.length, 0);
  same(TextEncoder.prototype.encodeInto.length, 2);
});
test('encode ignores args of ctor', () => same(new TextEncoder('utf-16').encoding, 'utf-8'));
test('encodeInto', () => {
  const e = new TextEncoder();
  const d = new Uint8Array(10);
  alike(e.encodeInto('hé\ud83d\ude00x', d), { read: 5, written: 8 });
  alike(e.encodeInto('\ud83d\ude00', new Uint8Array(3)), { read: 0, written: 0 });
  alike(e.encodeInto('a\ud83d\ude00', new Uint8Array(4)), { read: 1, written: 1 });
  alike(e.encodeInto('\ud800a', new Uint8Array(4)), { read: 2, written: 4 });
  alike(e.encodeInto('', new Uint8Array(0)), { read: 0, written: 0 });
});
test('encodeInto conversion of source', () => { const d = new Uint8Array(4); alike(new TextEncoder().encodeInto('', d), { read: 0, written: 0 }); });
test('encodeInto dest types', () => {
  const e = new TextEncoder();
  for (const d of [new Int8Array(4), new DataView(new ArrayBuffer(4)), new ArrayBuffer(4), [], {}, null, undefined, new Uint8ClampedArray(4), new Uint16Array(2)]) throws(TypeError, () => e.encodeInto('x', d));
  throws(TypeError, () => e.encodeInto('x'));
  e.encodeInto('x', Buffer.alloc(2));
  e.encodeInto('x', new Uint8Array(new SharedArrayBuffer(4)));
  class X extends Uint8Array {} e.encodeInto('x', new X(3));
});
test('encodeInto offset', () => {
  const b = new ArrayBuffer(4);
  new TextEncoder().encodeInto('ab', new Uint8Array(b, 1, 2));
  alike(new Uint8Array(b), u8(0, 97, 98, 0));
});
test('encodeInto detached', () => {
  const d = new Uint8Array(4);
  structuredClone(d.buffer, { transfer: [d.buffer] });
  alike(new TextEncoder().encodeInto('ab', d), { read: 0, written: 0 });
});
test('encodeInto 16-bit ASCII strings etc', () => {
  const d = new Uint8Array(20);
  const s = ('x\u0100yz').replace('\u0100', '');
  alike(new TextEncoder().encodeInto(s, d), { read: 3, written: 3 });
  alike(new TextEncoder().encodeInto('\u00e9'.repeat(3), new Uint8Array(5)), { read: 2, written: 4 });
});
test('decoder ctor', () => {
  throws(TypeError, () => TextDecoder());
  throws(RangeError, () => new TextDecoder('x'));
  throws(RangeError, () => new TextDecoder(null));
  throws(TypeError, () => new TextDecoder(Symbol()));
  throws(TypeError, () => new TextDecoder('utf-8', 1));
  new TextDecoder('utf-8', null);
  new TextDecoder(undefined, undefined);
  same(new TextDecoder('utf-8', { fatal: 1, ignoreBOM: 'x' }).fatal, true);
  throws(E, () => new TextDecoder('utf-8', { get fatal() { throw E; } }));
  same(TextDecoder.length, 0);
});
test('decoder opts order', () => { const log = []; new TextDecoder('utf-8', new Proxy({}, { get(_, k) { log.push(k); } })); alike(log, ['fatal', 'ignoreBOM']); });
test('decode inputs', () => {
  const d = new TextDecoder();
  const b = u8(97, 98, 99, 100).buffer;
  for (const K of [Int8Array, Uint16Array, DataView, Float32Array, Uint8ClampedArray]) same(d.decode(new K(b)), 'abcd');
  same(d.decode(b), 'abcd');
  same(d.decode(new DataView(b, 1, 2)), 'bc');
  same(d.decode(), '');
  same(d.decode(undefined), '');
  for (const v of [null, 1, 'x', {}, [], Symbol()]) throws(TypeError, () => d.decode(v));
  const s = new SharedArrayBuffer(2);
  new Uint8Array(s).set([97, 98]);
  same(d.decode(s), 'ab');
  same(d.decode(new Uint8Array(s)), 'ab');
});
test('decode opts', () => {
  const d = new TextDecoder();
  throws(TypeError, () => d.decode(u8(), 1));
  d.decode(u8(), null);
  throws(E, () => d.decode(u8(), { get stream() { throw E; } }));
  same(TextDecoder.prototype.decode.length, 0);
  throws(TypeError, () => TextDecoder.prototype.decode.call({}, u8()));
});
test('decode detached', () => {
  const v = u8(1);
  structuredClone(v, { transfer: [v.buffer] });
  same(new TextDecoder().decode(v), '');
  same(new TextDecoder().decode(v.buffer), '');
});
test('decode resizable', () => {
  const b = new ArrayBuffer(2, { maxByteLength: 8 });
  new Uint8Array(b).set([97, 98]);
  same(new TextDecoder().decode(b), 'ab');
  same(new TextDecoder().decode(new Uint8Array(b)), 'ab');
});
test('fatal', () => {
  for (const b of [[0xff], [0xc0], [0xc0, 0x80], [0xe0, 0x80, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82], [0x80]]) throws(TypeError, () => new TextDecoder('utf-8', { fatal: true }).decode(u8(...b)));
  throws(TypeError, () => new TextDecoder('utf-16le', { fatal: true }).decode(u8(0)));
  throws(TypeError, () => new TextDecoder('utf-16le', { fatal: true }).decode(u8(0, 0xd8)));
  throws(TypeError, () => new TextDecoder('utf-16be', { fatal: true }).decode(u8(0xdc, 0)));
});
test('fatal reusable', () => {
  const d = new TextDecoder('utf-8', { fatal: true });
  throws(TypeError, () => d.decode(u8(226, 153)));
  same(d.decode(u8(226, 153, 165)), '\u2665');
  throws(TypeError, () => d.decode(u8(0xff), { stream: true }));
  same(d.decode(u8(97)), 'a');
});
test('stream reset without stream', () => {
  const d = new TextDecoder();
  same(d.decode(u8(0xe2), { stream: true }), '');
  same(d.decode(u8(0x82, 0xac)), '\u20ac');
  same(d.decode(u8(0xe2), { stream: true }), '');
  same(d.decode(), '\ufffd');
});
test('BOM', () => {
  for (const [l, b] of [['utf-8', [0xef, 0xbb, 0xbf]], ['utf-16le', [0xff, 0xfe]], ['utf-16be', [0xfe, 0xff]]]) {
    same(new TextDecoder(l).decode(u8(...b)), '');
    same(new TextDecoder(l, { ignoreBOM: true }).decode(u8(...b)), '\ufeff');
    same(new TextDecoder(l).decode(u8(...b, ...b)), '\ufeff');
    const d = new TextDecoder(l);
    same(d.decode(u8(b[0]), { stream: true }), '');
    same(d.decode(u8(...b.slice(1)), { stream: true }), '');
    same(d.decode(u8(...b), { stream: true }), '\ufeff');
    same(d.decode(), '');
    same(d.decode(u8(...b)), '');
  }
});
test('utf-8 max subpart', () => {
  same(new TextDecoder().decode(u8(0xf0, 0x90, 0x41)), '\ufffdA');
  same(new TextDecoder().decode(u8(0xf0, 0x80, 0x80)), '\ufffd\ufffd\ufffd');
  same(new TextDecoder().decode(u8(0xe1, 0x80, 0xe1)), '\ufffd\ufffd');
});
test('big inputs', () => {
  const b = new Uint8Array(3e6).fill(0xc3);
  same(new TextDecoder().decode(b).length, 3e6);
  same(new TextDecoder('latin1').decode(b).length, 3e6);
});
// streams
test('TextDecoderStream ctor', () => {
  throws(RangeError, () => new TextDecoderStream('x'));
  throws(TypeError, () => new TextDecoderStream('utf-8', 1));
  throws(TypeError, () => TextDecoderStream());
  same(new TextDecoderStream('utf-16', { fatal: true, ignoreBOM: true }).encoding, 'utf-16le');
  same(new TextDecoderStream().fatal, false);
  same(TextDecoderStream.length, 0);
  new TextDecoderStream(undefined, null);
});
test('TextDecoderStream chunks', async () => {
  for (const bad of [undefined, null, 3.14, {}, 'hello', [65]]) {
    const s = new TextDecoderStream();
    const w = s.writable.getWriter(), r = s.readable.getReader();
    const p = w.write(bad);
    const q = r.read();
    await rejects(TypeError, p, String(bad));
    await rejects(TypeError, q);
  }
});
test('TextDecoderStream buffersources', async () => {
  const b = u8(97, 98);
  const sab = new SharedArrayBuffer(2);
  for (const x of [b, b.buffer, new DataView(b.buffer), sab, new Uint8Array(sab)]) {
    const s = new TextDecoderStream();
    const w = s.writable.getWriter(), r = s.readable.getReader();
    w.write(x);
    same((await r.read()).value.length, 2);
  }
});
test('TextDecoderStream split', async () => {
  const s = new TextDecoderStream();
  const w = s.writable.getWriter();
  w.write(u8(0xe2));
  w.write(u8(0x82));
  w.write(u8(0xac));
  w.close();
  const out = [];
  for await (const x of s.readable) out.push(x);
  alike(out, ['\u20ac']);
});
test('TextDecoderStream flush', async () => {
  const s = new TextDecoderStream();
  const w = s.writable.getWriter();
  w.write(u8(0xe2));
  w.close();
  const out = [];
  for await (const x of s.readable) out.push(x);
  alike(out, ['\ufffd']);
});
test('TextDecoderStream fatal flush', async () => {
  const s = new TextDecoderStream('utf-8', { fatal: true });
  const w = s.writable.getWriter();
  const r = s.readable.getReader();
  w.write(u8(0xe2)).catch(() => {});
  const c = w.close();
  await rejects(TypeError, r.read());
  await rejects(TypeError, c);
});
test('TextDecoderStream empty chunk no enqueue', async () => {
  const s = new TextDecoderStream();
  const w = s.writable.getWriter();
  w.write(u8());
  w.write(u8(97));
  w.close();
  const out = [];
  for await (const x of s.readable) out.push(x);
  alike(out, ['a']);
});
test('TextEncoderStream', async () => {
  const cases = [[['a', 'b'], [[97], [98]]], [['\ud83d', '\ude00'], [[240, 159, 152, 128]]], [['\ud83d'], [[239, 191, 189]]], [['\ud83d', '\ud83d\ude00'], [[239, 191, 189, 240, 159, 152, 128]]], [['', 'x', ''], [[120]]], [['\ude00'], [[239, 191, 189]]], [['\ud83d', '', '\ude00'], [[240, 159, 152, 128]]], [[1, null, undefined, { toString() { return 'q'; } }, ['r']], [[49], [110, 117, 108, 108], [117, 110, 100, 101, 102, 105, 110, 101, 100], [113], [114]]]];
  for (const [ins, outs] of cases) {
    const s = new TextEncoderStream();
    const w = s.writable.getWriter();
    for (const i of ins) w.write(i);
    w.close();
    const got = [];
    for await (const x of s.readable) got.push(Array.from(x));
    alike(got, outs);
  }
});
test('TextEncoderStream bad', async () => {
  for (const bad of [{ toString() {
    throw new TypeError('x');
    } }, Object.create(null)]) { const s = new TextEncoderStream(); const w = s.writable.getWriter(), r = s.readable.getReader(); const p = w.write(bad); p.catch(() => {}); await rejects(TypeError, r.read());
  }
});
test('stream types realm', async () => {
  const s = new TextEncoderStream();
  holds(s.readable instanceof ReadableStream && s.writable instanceof WritableStream);
  same(s.encoding, 'utf-8');
});
test('TextEncoderStream: backpressure', async () => {
  const s = new TextEncoderStream();
  const w = s.writable.getWriter();
  let n = 0;
  w.write('a').then(() => n++);
  await turns();
  same(n, 0);
});
// compression
// ---- ISO-2022-JP keeps its state between chunks
const pieces = [[0x1b, 0x24, 0x42], [0x1b, 0x28, 0x4a], [0x1b, 0x28, 0x49], [0x1b, 0x28, 0x42], [0x1b], [0x24], [0x30, 0x21], [0x5c], [0x0e], [0xa1], [0x41], [0x1b, 0x28]];
test('iso-2022-jp in pieces', () => {
  for (const first of pieces) {
    for (const second of pieces) {
      for (const third of pieces) {
        const bytes = u8(...first, ...second, ...third, 0x21, 0x21);
        const whole = new TextDecoder('iso-2022-jp').decode(bytes);
        const decoder = new TextDecoder('iso-2022-jp');
        const parts = Array.from(bytes, (byte) => decoder.decode(u8(byte), { stream: true }));
        same(parts.join('') + decoder.decode(), whole, bytes.toString());
      }
    }
  }
});

run();
