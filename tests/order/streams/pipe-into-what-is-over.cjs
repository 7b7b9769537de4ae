// pipe and pipeline into streams that have ended or been destroyed, and out of them.
const far = (f, n = 12) => setImmediate(() => (n === 0 ? f() : far(f, n - 1)));
const {Duplex,Writable,Readable,finished,pipeline,PassThrough}=require('stream');
const R=()=>{const r=new Readable({read(){}}); r.push('abc');return r};
const W=(o)=>new Writable({write(c,e,cb){console.log('_write',String(c));cb()},...o});
const l=(n,s)=>{for(const e of ['pipe','error','close','unpipe','finish','end'])s.on(e,(x)=>console.log(n,e,x instanceof Error?x.code||x.message:''));return s};
const run=[
()=>{const w=l('w',W()); w.destroy(); try{R().pipe(w)}catch(e){console.log(e.code)}},
()=>{const w=l('w',W()); w.end(); try{R().pipe(w)}catch(e){console.log(e.code)}},
()=>{const w=l('w',W()); w.destroy(); const r=l('r',R()); try{pipeline(r,w,e=>console.log('cb',e?.code))}catch(e){console.log(e.code)}},
()=>{const w=l('w',W()); w.end(); const r=l('r',R()); pipeline(r,w,e=>console.log('cb',e?.code))},
()=>{const w=l('w',W()); w.end(); setImmediate(()=>{const r=l('r',R()); pipeline(r,w,e=>console.log('cb',e?.code))})},
()=>{const w=l('w',W()); w.end(); setImmediate(()=>{const r=l('r',R()); try{r.pipe(w)}catch(e){console.log(e.code)}})},
()=>{const w=l('w',W()); const r=l('r',R()); r.destroy();pipeline(r,w,e=>console.log('cb',e?.code))},
()=>{const w=l('w',W()); const r=l('r',R()); r.destroy(); try{r.pipe(w)}catch(e){console.log(e.code)}},
()=>{const w=l('w',W({destroy(e,cb){setImmediate(cb)}})); w.destroy(); const r=l('r',R()); try{r.pipe(w)}catch(e){console.log(e.code)}},
()=>{const w=l('w',W({destroy(e,cb){setImmediate(cb)}})); w.destroy(); const r=l('r',R()); pipeline(r,w,e=>console.log('cb',e?.code))},
()=>{const w=l('w',W()); w.destroy(); const r=l('r',R()); pipeline(r,new PassThrough,w,e=>console.log('cb',e?.code))},
()=>{const p=l('p',new PassThrough); p.destroy(); const w=l('w',W());const r=l('r',R()); pipeline(r,p,w,e=>console.log('cb',e?.code))},
()=>{const w=l('w',W()); w.destroy(); pipeline(['a','b'],w,e=>console.log('cb',e?.code))},
()=>{const w=l('w',W()); w.destroy(new Error('boo')); const r=l('r',R()); pipeline(r,w,e=>console.log('cb',e?.code||e.message))},
()=>{const w=l('w',W()); w.destroy(); const r=l('r',R()); pipeline(r,w,{end:false},e=>console.log('cb',e?.code))},
];
let i=0;(function next(){ if(i<run.length){ console.log('--',i+1); try{run[i++]()}catch(e){console.log(e.message)} far(next)}})();
process.on('uncaughtException',e=>console.log('UNC',e.code||e.message));
