// A little of everything: helpers, compose, pipeline, Duplex.from, pairs, Transform.
const s=require('stream');
const r=s.Readable.from([1,2,3,4]);
(async()=>{ console.log(await r.map(x=>x*2,{concurrency:2}).filter(x=>x>2).toArray());
const c=s.compose(async function*(src){for await(const x of src) yield String(x).toUpperCase()}, new s.PassThrough({objectMode:true}));
c.end('abc'); console.log(await c.toArray());
await s.promises.pipeline('abc', async function*(src){for await(const x of src) yield x+'!'}, new s.Writable({write(c,e,cb){console.log('w',String(c));cb()}}));
const d=s.Duplex.from(async function*(src){for await(const x of src) yield x+'?'}); d.end('q'); console.log(String(await d.toArray()));
const [a,b]=s.duplexPair(); a.end('hi'); b.on('data',x=>console.log('pair',String(x)));
const t=new s.Transform({transform(c,e,cb){cb(null,c)}, flush(cb){cb(null,'fl')}}); t.on('data',x=>console.log(String(x))).on('end',()=>console.log('end')).on('close',()=>console.log('close')).on('finish',()=>console.log('finish')); t.write('a');t.end('b');
await s.promises.finished(t); console.log('done');
const {Readable}=s; class R extends Readable{_read(){this.push('x');this.push(null)}}
for await(const x of new R) console.log(String(x));
console.log(s.getDefaultHighWaterMark(),s.getDefaultHighWaterMark(true));
try{ new s.Writable().write(null)}catch(e){console.log(e.code)}
new s.Writable({ write(c, e, cb) { cb(new Error('no')); } }).on('error', () => {}).write('x', (e) => console.log(e.message));
})().catch(e=>console.log(e));
process.on('uncaughtException',e=>console.log('U',e.message));
