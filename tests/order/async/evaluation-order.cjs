// Operands, arguments, keys and awaits are evaluated left to right.
const log = (text) => (console.log(text), text);
const later = async (text) => { log(`begin ${text}`); await null; log(`end ${text}`); return text; };
(async () => {
  const object = { [log('k1')]: log('v1'), [await later('k2')]: await later('v2') };
  console.log(object, (await later('left')) + (await later('right')));
  let sum = 1;
  const add = (async () => { sum += await later(5); })();
  sum = 100;
  await add;
  console.log(sum);
})();
