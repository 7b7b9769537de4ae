// A message is a structured clone made when it is posted.
const { port1, port2 } = new MessageChannel();
const value = { date: new Date(0), map: new Map([[1, { a: 1 }]]), set: new Set(['x']), list: [1, , 3], big: 10n, re: /x/gi, bytes: new Uint8Array([1, 2]) };
value.self = value;
port1.postMessage(value);
value.date = 'changed';
port2.on('message', (got) => {
  console.log(got.date, got.map, got.set, got.list, got.big, got.re, got.bytes, got.self === got);
  port2.close();
});
try { port1.postMessage(() => {}); } catch (error) { console.log(error.name, error.constructor.name, error.code); }
