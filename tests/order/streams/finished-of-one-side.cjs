// finished that waits for one side of a Duplex.
const far = (f, n = 12) => setImmediate(() => (n === 0 ? f() : far(f, n - 1)));
const {Transform,finished,Duplex}=require('stream');
const t=(l)=>process.nextTick(()=>console.log('tick',l));
const run=[
()=>{const d=new Transform({transform(c,e,cb){cb(null,c)}}); d.end(); finished(d,{writable:false},e=>console.log('fin1',e)); t('a'); d.on('finish',()=>console.log('finish1'));process.nextTick(()=>t('b'))},
()=>{const d=new Duplex({read(){},write(c,e,cb){cb()}}); d.push(null);d.resume(); setImmediate(()=>{d.end(); finished(d,{writable:false},e=>console.log('fin2',e)); t('a'); d.on('finish',()=>console.log('finish2'));process.nextTick(()=>t('b'))})},
()=>{const d=new Duplex({read(){},write(c,e,cb){cb()}}); d.end(); setImmediate(()=>{d.push(null);d.resume(); finished(d,{readable:false},e=>console.log('fin3',e?.message)); t('a'); d.on('end',()=>console.log('end3'));process.nextTick(()=>t('b'))})},
()=>{const d=new Duplex({read(){},write(c,e,cb){cb()}}); d.end(); d.push(null);d.resume(); finished(d,{readable:false},e=>console.log('fin4',e)); t('a'); d.on('end',()=>console.log('end4'));d.on('finish',()=>console.log('finish4'));process.nextTick(()=>t('b'))},
()=>{const d=new Duplex({read(){},write(c,e,cb){cb()}}); d.end(); d.push(null);d.resume(); finished(d,{writable:false},e=>console.log('fin5',e)); t('a'); d.on('end',()=>console.log('end5'));d.on('finish',()=>console.log('finish5'));process.nextTick(()=>t('b'))},
()=>{const d=new Duplex({read(){},write(c,e,cb){cb()}}); d.end(); d.push(null);d.resume(); finished(d,e=>console.log('fin5',e)); t('a'); d.on('end',()=>console.log('end5'));d.on('finish',()=>console.log('finish5'));process.nextTick(()=>t('b'))},
];
let i=0;(function next(){ if(i<run.length){ console.log('--',i+1); try{run[i++]()}catch(e){console.log(e.message)} far(next)}})();
