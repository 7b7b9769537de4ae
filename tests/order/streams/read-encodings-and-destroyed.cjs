// What read gives with and without an encoding, encodings of writes, resume and pause of a destroyed stream.
const {Readable,Writable,Transform}=require('stream');
const w=new Writable({objectMode:true,write(c,e,cb){console.log('enc',e);cb()}}); w.write('s');w.write('s','hex');w.write({});w.write('s','buffer'); try{w.write('s','nope')}catch(e){console.log(e.code)} w.setDefaultEncoding('latin1');w.write('s');
try{w.write({}, 'nope')}catch(e){console.log(e.code)}
const w2=new Writable({objectMode:true,defaultEncoding:'hex',write(c,e,cb){console.log('enc2',e);cb()}}); w2.write('s');
const r=new Readable({read(){}}); r.on('resume',()=>console.log('resume ev')); r.resume(); r.destroy(); console.log(r.readableFlowing);
const r2=new Readable({read(){}}); r2.on('resume',()=>console.log('resume2 ev'));r2.on('pause',()=>console.log('pause2')); r2.destroy(); r2.resume(); console.log(r2.readableFlowing); r2.pause(); console.log(r2.readableFlowing,r2.isPaused());
r2.on('data',()=>{}); console.log(r2.readableFlowing);
const r3=new Readable({read(){},encoding:'utf8'}); r3.push('ab');r3.push('cd');r3.push('ef'); console.log(r3.read(), r3.read(3), r3.read(0), r3.read(), r3.readableLength);
const r4=new Readable({read(){}, highWaterMark:4}); r4.push('ab');r4.push('cd');r4.push('ef'); r4.push(null); console.log(r4.read(), r4.read(3), r4.read(0), r4.read(), r4.readableLength);
