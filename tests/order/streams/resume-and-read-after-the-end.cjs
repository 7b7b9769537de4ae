// Encodings with callbacks, and what a stream does that has failed, ended or been destroyed.
const {Readable,Writable,Transform}=require('stream');
const w=new Writable({objectMode:true,write(c,e,cb){console.log('enc',e);cb()}}); w.write('s',()=>{});w.write('s',null,()=>{}); w.end('z',()=>{});
const w3=new Writable({write(c,e,cb){console.log('enc3',e);cb()},decodeStrings:false}); w3.write('s',()=>{});w3.write('s','');try{w3.write('s','nope')}catch(e){console.log(e.code)};w3.end('e');
const r=new Readable({autoDestroy:false,read(){ this.destroyed||this.emit('x'); }}); r.on('error',()=>console.log('err'));
r.on('resume',()=>console.log('resume'));r.on('pause',()=>console.log('pause'));
r.once('end',()=>console.log('end'));
r.push(new Date());
setImmediate(()=>{console.log(r.errored?.code,r.destroyed,r.readableFlowing); r.resume(); console.log(r.readableFlowing); r.pause();console.log(r.readableFlowing);
 const r5=new Readable({read(){}}); r5.push(null); r5.resume(); r5.on('end',()=>{console.log('r5 end');r5.pause();console.log(r5.readableFlowing); r5.resume();}).on('pause',()=>console.log('r5 pause')).on('resume',()=>console.log('r5 resume')).on('close',()=>{console.log('r5 close');r5.pause()});
 const r6=new Readable({read(){}}); r6.destroy(); r6.on('readable',()=>console.log('r6 readable')); console.log(r6.readableFlowing,r6.isPaused());
 const r7=new Readable({read(){}}); r7.push('abc'); r7.on('data',x=>console.log('r7',x)); r7.destroy();
 const r8=new Readable({read(){}}); r8.push('abc'); r8.on('data',x=>console.log('r8',x)); r8.on('resume',()=>console.log('r8 resume')); setImmediate(()=>{r8.push('d');r8.destroy();r8.push('e')});
 const r9=new Readable({read(){}}); r9.push('abc'); r9.destroy(); console.log('r9',r9.read(), r9.readableDidRead, r9.readableLength);
 const r10=new Readable({read(){}}); r10.push('abc'); r10.on('data',x=>console.log('r10',x));r10.destroy(); console.log('r10',r10.read());
});
