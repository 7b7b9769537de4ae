// A stream destroyed between _final and finish.
const {Duplex}=require('stream');
const d=new Duplex({read(){},destroy(e,cb){console.log('destroy');process.nextTick(()=>cb(e))},write(c,e,cb){cb()},final(cb){console.log('final');cb()}});
d.on('error',e=>console.log('error',e.code)).on('finish',()=>console.log('finish')).on('close',()=>console.log('close'));
d.write('a',()=>console.log('cb'));
process.nextTick(()=>{ d.write('x',e=>console.log('x',e.code)) });
d.end('z',(e)=>console.log('ended',e&&e.code));
