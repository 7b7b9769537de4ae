// What the warning about an unhandled rejection says of a reason that is no error.
// flags: --unhandled-rejections=warn
process.on('warning', ({ name, message }) => console.log(name, JSON.stringify(message.slice(0, 30))));

class Own {}
const reasons = [
  { odd: 1 }, [1], 'text', 5, 10n, null, undefined, Symbol('s'), () => {}, class A {}, new Own(), Object.create(null), new Map(), new Date(0), /x/,
  { toString() { return 'never called'; } }, { [Symbol.toStringTag]: 'Tag' },
];
for (const reason of reasons) Promise.reject(reason);
