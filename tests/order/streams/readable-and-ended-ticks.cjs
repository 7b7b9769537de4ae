// When readable is told of an end, and the callback of end.
const far = (f, n = 12) => setImmediate(() => (n === 0 ? f() : far(f, n - 1)));
const {Readable,Duplex,Writable}=require('stream');
const t=(l)=>process.nextTick(()=>console.log('tick',l));
const run=[
()=>{const r=new Readable({read(){}}); t(0); r.push(null); t(1); r.on('readable',()=>console.log('readable')); t(2); r.on('end',()=>console.log('end'))},
()=>{const r=new Readable({read(){}}); t(0); r.on('readable',()=>console.log('readable')); t(1); r.push(null);  t(2); r.on('end',()=>console.log('end'))},
()=>{const r=new Readable({read(){}}); t(0); r.push(null);  t(1); setImmediate(()=>{ t(2); r.on('readable',()=>console.log('readable'));t(3)}); r.on('end',()=>console.log('end'))},
()=>{const r=new Readable({read(){}}); t(0); r.push(null);  t(1); process.nextTick(()=>{ t(2); r.on('readable',()=>console.log('readable'));t(3)}); r.on('end',()=>console.log('end'));t(4)},
()=>{const r=new Readable({read(){}}); t(0); process.nextTick(()=>{ t(2); r.on('readable',()=>console.log('readable'));t(3)});r.push(null);  t(1);  r.on('end',()=>console.log('end'));t(4)},
()=>{const r=new Readable({read(){}}); t(0); process.nextTick(()=>{ t(2); r.on('readable',()=>console.log('readable'));t(3)});r.push('a');  t(1);  r.on('end',()=>console.log('end'));t(4)},
()=>{const r=new Duplex({read(){}}); t(0); process.nextTick(()=>{ t(2); r.on('readable',()=>console.log('readable'));t(3)});r.push(null);  t(1);  r.on('end',()=>console.log('end'));t(4)},
()=>{const w=new Writable({write(c,e,cb){cb()}}); w.end('x',()=>console.log('ended')); w.on('finish',()=>console.log('finish')); t(0); process.nextTick(()=>t(1)); process.nextTick(()=>process.nextTick(()=>t(2)))},
()=>{const w=new Writable({write(c,e,cb){cb()}}); w.write('x');w.end(()=>console.log('ended')); w.on('finish',()=>console.log('finish')); t(0); process.nextTick(()=>t(1)); process.nextTick(()=>process.nextTick(()=>t(2)))},
()=>{const w=new Writable({write(c,e,cb){cb()}}); w.write('x',()=>console.log('wrote'));w.end(()=>console.log('ended')); w.on('finish',()=>console.log('finish')); t(0); process.nextTick(()=>t(1)); process.nextTick(()=>process.nextTick(()=>t(2)))},
()=>{const w=new Writable({write(c,e,cb){cb()}}); w.write('x',()=>console.log('wrote'));w.end('q',()=>console.log('ended')); w.on('finish',()=>console.log('finish')); t(0); process.nextTick(()=>t(1)); process.nextTick(()=>process.nextTick(()=>t(2)))},
()=>{const w=new Duplex({read(){},write(c,e,cb){cb()},highWaterMark:3}); w.end('x',()=>console.log('ended')); w.on('finish',()=>console.log('finish')); t(0); process.nextTick(()=>t(1)); process.nextTick(()=>process.nextTick(()=>t(2)))},
()=>{const w=new Writable({write(c,e,cb){cb()},highWaterMark:1}); w.end('xyz',()=>console.log('ended')); w.on('finish',()=>console.log('finish')); t(0); process.nextTick(()=>t(1)); process.nextTick(()=>process.nextTick(()=>t(2)))},
()=>{const w=new Writable({write(c,e,cb){cb()}}); w.write('x');w.write('y'); t(0); w.end(()=>console.log('ended')); w.on('finish',()=>console.log('finish')); process.nextTick(()=>t(1)); process.nextTick(()=>process.nextTick(()=>t(2)))},
()=>{const w=new Writable({write(c,e,cb){cb()}}); w.write('x');w.write('y',()=>console.log('y')); w.write('z');t(0); w.end(()=>console.log('ended')); w.on('finish',()=>console.log('finish')); process.nextTick(()=>t(1)); process.nextTick(()=>process.nextTick(()=>t(2)))},
()=>{const w=new Writable({objectMode:true,write(c,e,cb){cb()}}); w.write('x');w.write('y',()=>console.log('y')); w.write('z');t(0); w.end('u',()=>console.log('ended')); w.on('finish',()=>console.log('finish')); process.nextTick(()=>t(1)); process.nextTick(()=>process.nextTick(()=>t(2)))},
];
let i=0;(function next(){ if(i<run.length){ console.log('--',i+1); try{run[i++]()}catch(e){console.log(e.message)} far(next)}})();
