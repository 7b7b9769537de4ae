// Buffer: making, slicing, comparing, encodings, numbers.
const { Buffer: B } = require('buffer');
console.log(B === Buffer, Buffer.from('héllo').length, Buffer.from('68656c6c6f', 'hex').toString(), Buffer.from('aGk=', 'base64').toString('latin1'));
const buffer = Buffer.alloc(8, 'ab');
buffer.writeUInt32BE(0xdeadbeef, 0);
buffer.writeInt16LE(-2, 4);
console.log(buffer, buffer.readUInt32BE(0).toString(16), buffer.readInt16LE(4), buffer.subarray(0, 2), buffer.toJSON().data.length);
console.log(Buffer.concat([Buffer.from('a'), Buffer.from('b')]).toString(), Buffer.compare(Buffer.from('a'), Buffer.from('b')), Buffer.from('x').equals(Buffer.from('x')));
console.log(Buffer.byteLength('€'), Buffer.from('hello').indexOf('l'), Buffer.from('hello').includes('ell'), Buffer.isBuffer(new Uint8Array(1)), Buffer.from([256, -1]).toString('hex'));
try { Buffer.alloc(2).writeUInt8(300); } catch (error) { console.log(error.name, error.code, error.message); }
try { Buffer.alloc(1).readUInt16LE(0); } catch (error) { console.log(error.name, error.code); }
try { Buffer.from(5); } catch (error) { console.log(error.code); }
