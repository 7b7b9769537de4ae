// Between Node's streams and web streams, and the consumers.
import {Readable,Writable,Duplex,Transform,PassThrough,pipeline,finished,promises,isErrored,isReadable,isDisturbed,addAbortSignal,compose} from 'stream';
import {text,json,buffer,arrayBuffer,blob,bytes} from 'stream/consumers';
const log=console.log;
{ const r=Readable.fromWeb(ReadableStream.from(['a','b']),{encoding:'utf8'}); for await(const x of r) log(x); log(r.destroyed) }
{ const out=[]; const w=Writable.fromWeb(new WritableStream({write(c){out.push(c)},close(){log('wclosed')}})); w.write('x');w.end('y'); await promises.finished(w); log(out) }
{ const web=Readable.toWeb(Readable.from(['q','r'])); for await(const x of web) log(x) }
{ const web=Readable.toWeb(new Readable({read(){this.push('bytes');this.push(null)}})); for await(const x of web) log(x) }
{ const chunks=[]; const w=Writable.toWeb(new Writable({write(c,e,cb){chunks.push(String(c));cb()}})); const wr=w.getWriter(); await wr.write('1'); await wr.write(new Uint8Array([50])); await wr.close(); log(chunks) }
{ const {readable,writable}=Duplex.toWeb(new PassThrough()); const w=writable.getWriter(); w.write('dd'); w.close(); log(await text(readable)) }
{ const d=Duplex.fromWeb(new TransformStream({transform(c,k){k.enqueue(String.fromCharCode(...c).toUpperCase())}}),{encoding:'utf8'}); d.end('shout'); log(await text(d)) }
{ log(await text(Readable.from(['a','b'])), await json(Readable.from(['{"a"',':1}'])), await buffer(Readable.from([Buffer.from('x')])), await arrayBuffer(ReadableStream.from([new Uint8Array([1])])), (await blob(Readable.from(['z']))).size, await bytes(Readable.from(['z']))) }
{ const e=new Readable({read(){this.destroy(new Error('boom'))}}); const web=Readable.toWeb(e); try{ for await(const x of web); }catch(x){log('caught',x.message)} log(isErrored(web),isReadable(web),isDisturbed(web)) }
{ const r=Readable.fromWeb(new ReadableStream({pull(){throw new Error('pulled')}})); r.on('error',e=>log('err',e.message)); r.resume(); await new Promise(r=>setImmediate(r)); }
{ await promises.pipeline(ReadableStream.from(['p']), new TransformStream({transform(c,k){k.enqueue(c+c)}}), async function*(s){for await(const x of s) yield x+'!'}, new WritableStream({write(c){log('sink',c)},close(){log('sink closed')}})) ; }
{ const ac=new AbortController(); const rs=new ReadableStream(); addAbortSignal(ac.signal,rs); ac.abort(); await rs.getReader().read().catch(e=>log(e.name)) }
{ finished(new ReadableStream({start(c){c.close()}}),(e)=>log('fin',e)); finished(new WritableStream({start(c){c.error('X')}}),(e)=>log('fin',e)); await new Promise(r=>setImmediate(r)); }
{ const c=compose(new TransformStream({transform(x,k){k.enqueue(String(x)+'1')}}), new PassThrough()); c.end('z'); log(await text(c)); }
{ const r=Readable.fromWeb(new ReadableStream({cancel(x){log('cancel',x?.message)}})); r.on('error',e=>log(e.message)); r.destroy(new Error('D')); await new Promise(r=>setImmediate(r)); }
{ const w=Writable.toWeb(new Writable({write(c,e,cb){cb(new Error('wr'))}})); const wr=w.getWriter(); wr.write('a').catch(()=>{}); wr.closed.catch(e=>log('closed',e.message)); await new Promise(r=>setImmediate(r)); }
for(const f of [()=>Readable.fromWeb(1),()=>Writable.fromWeb({}),()=>Duplex.fromWeb({}),()=>Readable.toWeb({}),()=>Writable.toWeb(1),()=>Duplex.toWeb(1),()=>Readable.fromWeb(new ReadableStream(),1)]) try{f();log('ok')}catch(e){log(e.code,e.message)}
