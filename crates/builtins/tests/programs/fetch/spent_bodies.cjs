// What a body that was read shows of its stream, and how headers, blobs and files take odd values.
'use strict';

const show = (run) => {
  try {
    console.log(run());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
};

(async () => {
  for (const body of [new Response('x'), new Response(''), new Request('http://a', { method: 'POST', body: 'b' })]) {
    const text = body.text();
    console.log(body.body.locked, await text, body.body.locked, body.bodyUsed);
    show(() => body.body.getReader());
  }
  const headers = new Headers({ a: '1' });
  headers.set('A', '2');
  console.log(headers, new Headers(Object.defineProperty({}, 'hidden', { value: '1' })), new Headers(function named(a) {}));
  for (const init of [[{}], [null], ['ab'], [5n]]) show(() => new Headers(init));
  show(() => new Response('', 'x'));
  show(() => new Request('http://a', { signal: {} }));
  show(() => new FormData().append('a', [], 'n'));
  show(() => new Blob(['a', Symbol('s')]));
  show(() => new File(undefined, 'n').size);
  show(() => new File(null, 'n').size);
})();
