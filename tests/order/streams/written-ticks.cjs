// Ticks of callbacks, drain, prefinish and finish.
const far = (f, n = 12) => setImmediate(() => (n === 0 ? f() : far(f, n - 1)));
const {Readable,Duplex,Writable,PassThrough,Transform}=require('stream');
const t=(l)=>process.nextTick(()=>console.log('tick',l));
const ticks=(n)=>{ let i=0; const f=()=>{console.log('tick',i); if(++i<n)process.nextTick(f)}; process.nextTick(f)};
const W=(o)=>{const w=new Writable({write(c,e,cb){cb()},...o}); for(const e of ['prefinish','finish','drain'])w.on(e,()=>console.log(e)); return w};
const run={
obj(){const w=W({objectMode:true}); w.end('x',()=>console.log('ended'));ticks(4)},
obj2(){const w=W({objectMode:true}); w.write('x');w.end(()=>console.log('ended'));ticks(4)},
plain(){const w=W({}); w.end('x');ticks(4)},
async(){const w=W({write(c,e,cb){process.nextTick(cb)}}); w.end('x');ticks(4)},
drain(){const w=W({highWaterMark:1,write(c,e,cb){process.nextTick(cb)}}); w.write('x'); w.write('x');ticks(4)},
drainSync(){const w=W({highWaterMark:1}); w.write('xx'); w.write('x');ticks(4)},
corked(){const w=W({}); w.cork(); w.write('x'); w.write('x');w.end(); ticks(4)},
corkedcb(){const w=W({}); w.cork(); w.write('x'); w.write('x',()=>console.log('cb'));w.end(); ticks(4)},
corkedv(){const w=W({writev(c,cb){cb()}}); w.cork(); w.write('x'); w.write('x');w.end(); ticks(4)},
corkedvcb(){const w=W({writev(c,cb){cb()}}); w.cork(); w.write('x'); w.write('x',()=>console.log('cb'));w.end(); ticks(4)},
corkeddrain(){const w=W({highWaterMark:1}); w.cork(); console.log(w.write('x')); w.write('x');w.uncork(); ticks(4)},
corkeddrainobj(){const w=W({objectMode:true,highWaterMark:1}); w.cork(); console.log(w.write('x')); w.write('x');w.uncork(); ticks(4)},
pt(){const w=new PassThrough(); for(const e of ['prefinish','finish','drain'])w.on(e,()=>console.log(e)); w.end('x'); ticks(4)},
ptdata(){const w=new PassThrough(); w.on('data',()=>console.log('data'));for(const e of ['prefinish','finish','drain'])w.on(e,()=>console.log(e)); w.end('x'); ticks(4)},
ptwrite(){const w=new PassThrough(); for(const e of ['prefinish','finish','drain'])w.on(e,()=>console.log(e)); w.write('x');w.end(); ticks(4)},
ptobj(){const w=new PassThrough({objectMode:true}); for(const e of ['prefinish','finish','drain'])w.on(e,()=>console.log(e)); w.end('x'); ticks(4)},
pt8(){const w=new PassThrough({highWaterMark:8}); for(const e of ['prefinish','finish','drain'])w.on(e,()=>console.log(e)); w.end('x',()=>console.log('cb')); ticks(4)},
duplex(){const w=new Duplex({read(){},write(c,e,cb){cb()},decodeStrings:false}); for(const e of ['prefinish','finish','drain'])w.on(e,()=>console.log(e)); w.end('x',()=>console.log('cb')); ticks(4)},
destroyed(){const w=W({}); w.write('x');w.write('y',()=>console.log('y')); w.destroy(); w.on('close',()=>console.log('close'));ticks(4)},
final(){const w=W({final(cb){console.log('final');cb()}}); w.end('x');ticks(4)},
finalobj(){const w=W({objectMode:true,final(cb){console.log('final');cb()}}); w.end('x');ticks(4)},
jobs(){ queueMicrotask(()=>{const w=W({}); w.end('x');ticks(4)})},
nopthencb(){const w=W({}); w.write('a'); w.write('b',()=>console.log('b')); w.write('c');w.write('d',()=>console.log('d')); ticks(4); w.end()},
};
const names=Object.keys(run);
(function next(){ const n=names.shift(); if(n){ console.log('--',n); try{run[n]()}catch(e){console.log(e.message)} far(next)}})();
