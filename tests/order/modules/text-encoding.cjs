// TextEncoder and TextDecoder, atob and btoa.
console.log(new TextEncoder().encode('hé€'), new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])), new TextEncoder().encodeInto('abc', new Uint8Array(2)));
console.log(new TextDecoder('utf-16le').decode(new Uint8Array([0x61, 0])), new TextDecoder().decode(new Uint8Array([0xff])), new TextDecoder('latin1').encoding);
const stream = new TextDecoder();
console.log(stream.decode(new Uint8Array([0xe2, 0x82]), { stream: true }) + stream.decode(new Uint8Array([0xac])));
try { new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xff])); } catch (error) { console.log(error.name, error.code); }
console.log(btoa('hello'), atob('aGVsbG8='));
try { btoa('€'); } catch (error) { console.log(error.name, error.code); }
