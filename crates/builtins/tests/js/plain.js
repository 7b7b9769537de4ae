// Plain data made in every way that the engine lays out differently: what is written natively must be read as what was written otherwise, also after
// the data has changed. Runs in the function of `wire.js`.

/** Random numbers from a seed (mulberry32). */
function randomOf(seed) {
  let state = seed | 0;
  return (below) => {
    state = state + 0x6d2b79f5 | 0;
    let t = Math.imul(state ^ state >>> 15, 1 | state);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) % below;
  };
}

function plainMaker(random) {
  const texts = ['', 'a', 'key', 'some text', 'é', 'ÿþ', 'žluť', '😀', '\ud800', 'x\udc00y', 'a\0b', '"quoted\\"', '\n', 'long '.repeat(60), 'é'.repeat(200)];
  const text = () => {
    const one = texts[random(texts.length)];
    switch (random(5)) {
      case 0: return one + texts[random(texts.length)]; // a rope
      case 1: return `${one}${one} with more`.slice(1, 9); // a part of another
      case 2: return [one, one].join('-');
      default: return one;
    }
  };
  const numbers = [0, -0, 1, -1, 23, 24, 255, 256, 65536, 2 ** 31, 2 ** 32, -(2 ** 31), 2 ** 53 - 1, 2 ** 53, 0.5, 1e300, NaN, Infinity, -Infinity];
  const primitive = () => {
    switch (random(6)) {
      case 0: return undefined;
      case 1: return null;
      case 2: return random(2) === 0;
      case 3: return text();
      default: return random(3) === 0 ? numbers[random(numbers.length)] : random(1000) - 500;
    }
  };
  const keys = Array.from({ length: 90 }, (_, i) => `k${i}`);
  /** An array in the form that the engine keeps long and frozen ones in. */
  const stored = (item) => {
    const array = Array.from({ length: 2 + random(30) }, random(2) === 0 ? item : () => random(1000) / 2);
    const { length } = array;
    array.length = 200_000;
    array.length = length;
    return array;
  };
  const arrays = [
    stored,
    (item) => { const array = stored(item); array.length += random(2); array.push(item()); return array; },
    (item) => { const array = stored(item); array.shift(); return array; },
    (item) => { const array = stored(item); array.unshift(item(), item()); return array; },
    (item) => { const array = stored(item); array[150_000] = item(); array.length = 3; return array; },
    (item) => { const array = stored(item); delete array[random(4)]; return array; },
    (item) => [item(), item(), item()],
    () => [1, 2, 3],
    () => [0.5, 1.5, random(100)],
    () => Array.from({ length: random(40) }, (_, i) => i / 2),
    () => new Array(random(4)),
    () => [1, , 3],
    () => [],
    (item) => { const array = [1, 2]; array.push(item()); return array; },
    (item) => { const array = [0.5]; array[1] = random(2) === 0 ? NaN : -0; array.push(item()); return array; },
    (item) => { const array = [item()]; array.name = 1; return array; },
    (item) => { const array = [1, 2, item()]; array.shift(); return array; },
    () => Object.freeze([1, 2]),
    (item) => Object.assign([], { 5: item() }),
  ];
  const objects = [
    (item) => ({ id: random(100), name: text(), list: [item()], ok: true }),
    (item) => ({ id: random(100), name: text(), list: [item()], ok: true }),
    (item) => { const object = {}; const first = random(20); for (let i = random(12); i > 0; i--) object[keys[first + i]] = item(); return object; },
    (item) => { const object = { a: 1, b: 2, c: item() }; delete object[['a', 'b', 'c'][random(3)]]; object.d = item(); return object; },
    (item) => { const object = {}; for (const key of keys.slice(random(90))) object[key] = random(9); object.last = item(); return object; },
    () => JSON.parse('{"x":1,"y":[1,2.5,"z"],"nested":{"x":null}}'),
    (item) => ({ get got() { return 'got'; }, plain: item() }),
    (item) => ({ 7: item(), seven: 7 }),
    (item) => ({ __proto__: null, bare: item() }),
    (item) => ({ ['__proto__']: 1, toString: 2, valueOf: item() }),
    (item) => new (class Point { x = 1; y = item(); })(),
    (item) => Object.freeze({ fixed: item() }),
    (item) => Object.defineProperty({ shown: item() }, 'hidden', { value: 1 }),
    (item) => ({ [Symbol.iterator]: 1, named: item() }),
    () => ({}),
    (item) => ({ 'žluť': item(), 'a b': 1, '': 2 }),
  ];
  const made = [];
  const value = (depth) => {
    if (depth > 4 || random(3) === 0) return primitive();
    if (made.length !== 0 && random(60) === 0) return made[random(made.length)];
    const makers = random(2) === 0 ? arrays : objects;
    const one = makers[random(makers.length)](() => value(depth + 1));
    made.push(one);
    return one;
  };
  return { value, change: () => made.length !== 0 && changeOne(made[random(made.length)], random, primitive) };
}

function changeOne(object, random, primitive) {
  if (Object.isFrozen(object)) return;
  const names = Object.keys(object).filter((name) => Object.getOwnPropertyDescriptor(object, name).writable);
  switch (random(3)) {
    case 0: object[`new${random(3)}`] = primitive(); break;
    case 1: if (names.length !== 0) delete object[names[random(names.length)]]; break;
    default: if (names.length !== 0) object[names[random(names.length)]] = primitive(); break;
  }
}

/** '' if all is well. */
function plainRounds(seed) {
  const random = randomOf(seed);
  const { value, change } = plainMaker(random);
  // Several alike, so that structures come again.
  const values = Array.from({ length: 1 + random(8) }, () => value(0));
  for (let round = 0; round < 6; round++) {
    for (const each of [...values, values]) {
      const expected = write(each, new Set()).bytes;
      const { bytes } = write(each, undefined);
      const again = write(read(bytes), new Set()).bytes;
      if (!sameBytes(again, expected)) return `seed ${seed}, round ${round}: read wrongly: [${again}], not [${expected}]`;
    }
    if (round > 2) change();
  }
  return '';
}

const sameBytes = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);
