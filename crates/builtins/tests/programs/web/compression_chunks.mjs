// What compression streams refuse ends both of their sides.
const refused = [undefined, null, 3.14, {}, [65], new Uint8Array(new SharedArrayBuffer(4)), new SharedArrayBuffer(3)];
const told = ({ name, code, message }) => `${name} ${code} ${message}`;
for (const Class of [CompressionStream, DecompressionStream]) {
  for (const chunk of refused) {
    const { writable, readable } = new Class('gzip');
    const [write, read] = await Promise.all([writable.getWriter().write(chunk), readable.getReader().read()].map((promise) => promise.catch(told)));
    console.log(Class.name, write === read, write);
  }
}
