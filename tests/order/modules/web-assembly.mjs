// WebAssembly compiles and runs, synchronously and by promise.
const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 127, 127, 1, 127, 3, 2, 1, 0, 7, 7, 1, 3, 97, 100, 100, 0, 0, 10, 9, 1, 7, 0, 32, 0, 32, 1, 106, 11]);
console.log(WebAssembly.validate(bytes), new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.add(2, 3));
const { instance } = await WebAssembly.instantiate(bytes);
console.log(instance.exports.add(40, 2));
await WebAssembly.compile(new Uint8Array([1, 2, 3])).catch((error) => console.log(error.name));
process.nextTick(() => console.log('tick'));
