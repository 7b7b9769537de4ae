// In which tick finished calls back.
const far = (f, n = 12) => setImmediate(() => (n === 0 ? f() : far(f, n - 1)));
const {Duplex,Writable,Readable,finished}=require('stream');
const t=(l)=>process.nextTick(()=>console.log('tick',l));
const mk=()=>new Duplex({read(){},write(c,e,cb){setImmediate(cb)}});
const run=[
()=>{const d=mk(); d.write('x'); d.end(); finished(d,{readable:false},e=>console.log('fin1',e)); t('a'); d.on('finish',()=>console.log('finish1'))},
()=>{const d=mk(); d.end(); finished(d,{readable:false},e=>console.log('fin2',e)); t('a'); d.on('finish',()=>console.log('finish2'))},
()=>{const d=mk(); d.end(); t('0'); finished(d,{readable:false},e=>console.log('fin3',e?.message)); t('a'); d.on('finish',()=>console.log('finish3')); d.on('error',()=>console.log('err'));d.destroy(new Error('x'));t('b')},
()=>{const d=mk(); d.on('error',()=>{}); d.destroy(new Error('x')); t('0'); finished(d,{readable:false},e=>console.log('fin4',e.message)); t('a'); },
()=>{const d=mk(); d.on('error',()=>{}); d.destroy(new Error('x')); t('0'); setImmediate(()=>{finished(d,{readable:false},e=>console.log('fin5',e.message)); t('a');}) },
()=>{const d=mk(); d._destroy=(e,cb)=>setImmediate(cb,e); d.on('error',()=>{}); d.destroy(new Error('x')); finished(d,{readable:false},e=>console.log('fin6',e.message)); t('a'); },
()=>{const d=mk(); d.end();d.resume();d.push(null); setImmediate(()=>{finished(d,e=>console.log('fin7',e)); t('a');}) },
()=>{const d=new Duplex({read(){},write(c,e,cb){setImmediate(cb)},autoDestroy:false}); d.end();d.resume();d.push(null); setImmediate(()=>{finished(d,e=>console.log('fin8',e)); t('a');}) },
()=>{const d=new Writable({write(c,e,cb){cb(new Error('w'))},autoDestroy:false}); d.on('error',()=>console.log('error'));d.write('x'); setImmediate(()=>{finished(d,e=>console.log('fin9',e.message)); t('a');setImmediate(()=>console.log('imm'))}) },
()=>{const d=new Writable({write(c,e,cb){cb()}}); d.end(()=>console.log('endcb')); finished(d,e=>console.log('fin10',e)); t('a'); d.on('close',()=>console.log('close'))},
()=>{const d=new Readable({read(){}}); d.push(null);d.resume(); d.on('end',()=>{console.log('end');finished(d,e=>console.log('fin11',e)); t('a');}); d.on('close',()=>console.log('close'))},
()=>{const d=mk(); d.on('error',()=>{}); finished(d,{readable:false},e=>console.log('fin12',e&&e.message)); d.destroy();d.on('close',()=>console.log('close'));t('0') },
()=>{const d=new Writable({write(c,e,cb){cb()}}); d.on('error',()=>{}); finished(d,{error:false},e=>console.log('fin13',e&&e.message)); d.destroy(new Error('x'));d.on('close',()=>console.log('close'));t('0') },
];
let i=0;(function next(){ if(i<run.length){ console.log('--',i+1); try{run[i++]()}catch(e){console.log(e.message)} far(next)}})();
