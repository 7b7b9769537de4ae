// Transforms of zlib/iter: round trips, sizes of batches, bad data and options.
// flags: --experimental-stream-iter --no-warnings
const { probe: t, say, errorText: err, watched: st, turn: tick } = require('../_preludes/probes.cjs');
const util=require('util');const zlib=require('zlib');
const Z=require('zlib/iter');const S=require('stream/iter');const {from,fromSync,pull,pullSync,bytes,bytesSync,text,textSync}=S;
const I=x=>util.inspect(x,{depth:3,breakLength:Infinity,showHidden:true});
t('shapes',()=>{for(const k in Z)say(k,Z[k].length,Object.getPrototypeOf(Z[k]())===null,Z[k]().transform.name,Z[k]().transform.length,Z[k]().transform.constructor.name)});
const big=Buffer.alloc(300000);for(let i=0;i<big.length;i++)big[i]=(i*7919>>3)&255;
for(const a of ['Gzip','Deflate','Brotli','Zstd']){
 t('round '+a,async()=>{const c=await bytes(pull(from('hello world'.repeat(100)),Z['compress'+a]()));const d=await text(pull(from(c),Z['decompress'+a]()));say(d==='hello world'.repeat(100));const cs=bytesSync(pullSync(fromSync('hello world'.repeat(100)),Z['compress'+a+'Sync']()));say(Buffer.compare(c,cs),textSync(pullSync(fromSync(cs),Z['decompress'+a+'Sync']())).length);
  const cb=await bytes(pull(from([big.subarray(0,100000),big.subarray(100000)]),Z['compress'+a]()));const out=[];for await(const b of pull(from(cb),Z['decompress'+a]()))out.push(b.map(x=>x.length));say(I(out));const o2=[];for(const b of pullSync(fromSync(cb),Z['decompress'+a+'Sync']({chunkSize:50000})))o2.push(b.map(x=>x.length));say(I(o2));
  const e=await bytes(pull(from([]),Z['compress'+a]()));say(await text(pull(from(e),Z['decompress'+a]())));});
 t('bad '+a,async()=>{for(const x of [...(a==='Brotli'?[]:['garbage!!garbage']),'',c(a).subarray(0,20),Buffer.concat([c(a),Buffer.from('trailing')]),Buffer.concat([c(a),c(a)])]){try{say('ok',(await text(pull(from(x),Z['decompress'+a]()))).length)}catch(e){say(err(e),e.errno)}try{say('ok',textSync(pullSync(fromSync(x),Z['decompress'+a+'Sync']())).length)}catch(e){say(err(e),e.errno)}}});
 t('opts '+a,async()=>{for(const o of [null,5,'x',[],{},{chunkSize:0},{chunkSize:63},{chunkSize:64},{chunkSize:'a'},{chunkSize:1.5},{level:99},{level:-2},{level:'a'},{level:9},{memLevel:0},{memLevel:10},{strategy:9},{strategy:-1},{dictionary:5},{dictionary:Buffer.from('abc')},{dictionary:new ArrayBuffer(3)},{params:5},{params:{1:5}},{params:{999:5}},{params:{1:'x'}},{pledgedSrcSize:10},{pledgedSrcSize:-1},{pledgedSrcSize:'x'},{flush:5},{finishFlush:99},{maxOutputLength:5},{info:true},{rejectGarbageAfterEnd:true}])for(const k of ['compress','decompress'])try{const t=Z[k+a](o);say(k,I(o),'ok',k==='compress'?(await bytes(pull(from('abcabcabc'),t))).length>0:(await text(pull(from(c(a)),t))).length)}catch(e){say(k,I(o),err(e))}
  for(const o of [5,{chunkSize:63},{level:99},{params:{999:5}}])try{Z['compress'+a+'Sync'](o);say('ok')}catch(e){say(err(e))}});
}
function c(a){return a==='Gzip'?zlib.gzipSync('hello hello hello hello'):a==='Deflate'?zlib.deflateSync('hello hello hello hello'):a==='Brotli'?zlib.brotliCompressSync('hello hello hello hello'):zlib.zstdCompressSync('hello hello hello hello')}
t('raw deflate',async()=>{try{say(await text(pull(from(zlib.deflateRawSync('x')),Z.decompressDeflate())))}catch(e){say(err(e))}say(await text(pull(from(zlib.gzipSync('gz',{level:0})),Z.decompressGzip())));});
t('reuse',async()=>{const z=Z.compressGzip();const a=await bytes(pull(from('a'),z)),b=await bytes(pull(from('a'),z));say(Buffer.compare(a,b))});
t('cancel',async()=>{for await(const b of pull(from(big),Z.compressGzip()))break;say('ok');for(const b of pullSync(fromSync(big),Z.compressGzipSync()))break;const ac=new AbortController();try{for await(const b of pull(from((async function*(){for(;;){yield [big];await new Promise(setImmediate)}})()),Z.compressGzip(),{signal:ac.signal})){ac.abort(new Error('st'))}}catch(e){say(err(e))}
 });
