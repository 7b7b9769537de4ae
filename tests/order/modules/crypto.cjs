// crypto: hashes, HMAC, randomness of the right length, and when callbacks come.
const crypto = require('crypto');
console.log(crypto.createHash('sha256').update('a').update('b').digest('hex'));
console.log(crypto.createHash('md5').update('').digest('base64'), crypto.createHash('sha1').update('x').digest().length);
console.log(crypto.createHmac('sha256', 'key').update('data').digest('hex'), crypto.hash('sha512', 'x').length);
console.log(crypto.randomBytes(5).length, crypto.randomUUID().length, crypto.randomInt(1), crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('a')));
console.log(crypto.getHashes().includes('sha256'), crypto.getRandomValues(new Uint8Array(3)).length);
try { crypto.createHash('none'); } catch (error) { console.log(error.name); }
const hash = crypto.createHash('sha256');
hash.digest();
try { hash.update('late'); } catch (error) { console.log(error.code); }
crypto.randomBytes(4, (error, bytes) => { console.log('callback', error, bytes.length); process.nextTick(() => console.log('tick')); });
console.log('script');
