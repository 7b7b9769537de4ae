// Why a text is no JSON and why a value cannot become one, in V8's words.
let s = 12345; const r = (n) => { s = (s * 1103515245 + 12345) & 0x7fffffff; return (s >>> 8) % n; };
const bases = ['{"a":1,"b":[true,false,null],"c":"x\\ny\\u0041"}', '[1,2.5,-3e10,"str",{"k":{}}]', '"hello"', '-0.5e-3', '{\n  "name": "x",\n  "list": [1,\n 2]\n}', 'null', 'true', '[[],{},[[]]]', '{"long":"' + 'y'.repeat(60) + '","n":1}', ' [1] ', '{"é":"ü𝒳"}'];
const bits = ['', ',', ':', '"', '{', '}', '[', ']', 'a', '1', '-', '.', 'e', '\\', '\n', '\t', ' ', 'nul', 'undefined', "'", '\u0001', '\\u12', '+', '0', 'é', '\ud83d\ude00', 't', 'NaN', '\r\n'];
const fixed = ['', ' ', '{', '[', '"', 'a', 'undefined', '[object Object]', 'NaN', 'Infinity', '-', '01', '1.', '1e', '1e+', '.5', '+1', '-a', '--1', 'tru', 'nulll', 'falsy', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', "{'a':1}", '[1,]', '[1', '[1,', '[,', '{,', '1 2', '"a" "b"', '"a\n"', '"\\x"', '"\\u12G4"', '"\\u12', '"abc', '{"a" 1}', '[1 2]', '{"a":1 "b":2}', '"a"b', '[]]', '{}}', '\n\n  x', '{"a":\n tru}', 'abc'.repeat(20), '{"x":' + '1'.repeat(50) + 'z}', '["' + 'z'.repeat(50), '0x10', '1_000', '//c', '/*c*/1', '\ufeff1', '{"a":undefined}', '[NaN]', '{"a":1}x', '\u00a01', '"\\', '{"a\u0000":1}', 'n', 't', 'f', 'nu', 'truE', '-0', '00', '-01', '1.a', '1.5.5', '1ea', '[-]', '[1.]', '[1e]', '{"a":-}', '"\\u"', '"\\ud8', '{"a":"b" , }', '{ }1', '{1:2}', '{"a":1,2}', '[}', '{]', '[1}', '{"a":1]', '[1:2]', '{"a",1}', '{"a"}', '"' + 'q'.repeat(30) + '\n"', '{"a":[1,{"b":}]}'];
function* texts() { yield* fixed; for (let i = 0; i < 1500; i++) { let t = bases[r(bases.length)]; for (let k = r(2); k >= 0; k--) { const at = r(t.length + 1); const b = bits[r(bits.length)]; const m = r(4); t = m === 0 ? t.slice(0, at) : m === 1 ? t.slice(0, at) + b + t.slice(at) : t.slice(0, at) + b + t.slice(at + 1 + r(3)); } yield t; } };
for (const text of texts()) {
  let said = 'fine';
  try { JSON.parse(text); } catch (error) { said = `${error.name}: ${error.message}`; }
  console.log(JSON.stringify(text), '->', JSON.stringify(said));
}
