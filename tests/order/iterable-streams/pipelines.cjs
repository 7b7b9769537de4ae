// pull, pullSync, transforms of every kind, consumers, tap, merge and ondrain.
// flags: --experimental-stream-iter --no-warnings
const { probe: t, say, errorText: err, watched: st, turn: tick } = require('../_preludes/probes.cjs');
const util=require('util');
const S=require('stream/iter');const {pull,pullSync,from,fromSync,text,textSync,array,arraySync,bytes,bytesSync,arrayBuffer,arrayBufferSync,tap,tapSync,merge,ondrain}=S;
const I=x=>util.inspect(x,{depth:5,breakLength:Infinity});
const show=async it=>{const out=[];for await(const b of it)out.push(b);return I(out)};
const showS=it=>{const out=[];for(const b of it)out.push(b);return I(out)};
const T=(n,f)=>t(n,async()=>{try{const r=f();say(' ',r&&r.then?await r:r)}catch(e){say(' throws',e.code===undefined&&e instanceof TypeError?'TypeError':err(e))}});
// argument forms
for(const a of [[],[null],[5],['str'],[{}],[from('a'),5],[from('a'),null],[from('a'),undefined],[from('a'),{}],[from('a'),{signal:5}],[from('a'),{transform:5}],[from('a'),x=>x,{}],[from('a'),{},x=>x],[from('a'),'x'],[from('a'),{signal:AbortSignal.abort()}],[from('a'),{signal:undefined}],[from('a'),{foo:1}],[from('a'),x=>x,null],[from('a'),[x=>x]],[new Set(['z'])],[Promise.resolve('a')],[from('a'),{transform(){},signal:undefined}]]){
 T('pull '+I(a),async()=>show(pull(...a)));T('pullSync '+I(a),()=>showS(pullSync(...a)));}
t('pull lazy',()=>{try{const r=pull(5);say('lazy',I(r))}catch(e){say('eager',err(e))};try{pullSync(5);say('lazy')}catch(e){say('eager',err(e))};try{pull(from('a'),5)}catch(e){say('eager',err(e))};say(I(pull(from('a'))),I(pullSync(fromSync('a'))),I(pull(from('a'),x=>x)));});
// transform results
const res={str:'s',u8:new Uint8Array([1]),arr:[new Uint8Array([1]),new Uint8Array([2])],arrstr:['a','b'],empty:[],nul:null,und:undefined,num:5,obj:{},ab:new ArrayBuffer(1),nested:[[new Uint8Array([1])],['q']],gen:()=>(function*(){yield 'g1';yield ['g2','g3'];yield new Uint8Array([5])})(),agen:()=>(async function*(){yield 'g1';yield ['g2','g3']})(),prom:()=>Promise.resolve('p'),promarr:()=>Promise.resolve(['p']),tos:{[S.toStreamable](){return 'T'}},toa:{[S.toAsyncStreamable](){return 'TA'}},bool:true,arrnull:[null],fls:false,zero:'' ,arrnum:[new Uint8Array(1),3],genbad:()=>(function*(){yield 5})(),fnn:()=>()=>5,dv:new DataView(new ArrayBuffer(2)),set:new Set(['a','b'])};
for(const k in res){const g=()=>typeof res[k]==='function'?res[k]():res[k];
 T('tr '+k,async()=>show(pull(from('x'),c=>c===null?null:g())));T('trS '+k,()=>showS(pullSync(fromSync('x'),c=>c===null?null:g())));
 T('flush '+k,async()=>show(pull(from('x'),c=>c===null?g():c)));T('flushS '+k,()=>showS(pullSync(fromSync('x'),c=>c===null?g():c)));
 T('st '+k,async()=>show(pull(from('x'),{async*transform(s){for await(const c of s)if(c)yield g()}})));T('stS '+k,()=>showS(pullSync(fromSync('x'),{*transform(s){for(const c of s)if(c)yield g()}})));
 T('stret '+k,async()=>show(pull(from('x'),{transform(s){return g()}})));T('stretS '+k,()=>showS(pullSync(fromSync('x'),{transform(s){return g()}})));
}
t('calls',async()=>{const log=[];const tr=n=>(c,o)=>{log.push(n+':'+(c===null?'null':c.map(x=>Buffer.from(x).toString()))+':'+I(Object.keys(o||{}))+(o?.signal?.aborted));return c};
 await show(pull(from(['a','b']),tr(1),tr(2)));say(log.join(' '));log.length=0;showS(pullSync(fromSync(['a','b']),tr(1),tr(2)));say(log.join(' '));log.length=0;
 await show(pull(from([]),tr(1)));say(log.join(' '));log.length=0;
 await show(pull(from(['a','b']),tr(1),{async*transform(s,o){log.push('st'+I(Object.keys(o)));for await(const c of s){log.push(c===null?'N':'c'+c.length);yield c}log.push('end')}},tr(2)));say(log.join(' '));log.length=0;
 showS(pullSync(fromSync(['a','b']),tr(1),{*transform(s,o){log.push('st'+I(o));for(const c of s){log.push(c===null?'N':'c'+c.length);yield c}log.push('end')}},tr(2)));say(log.join(' '));log.length=0;
 for await(const b of pull(from(['a','b']),(c,o)=>{o.signal.onabort=()=>log.push('ab '+err(o.signal.reason));return c}))break;say(log.join(' '));log.length=0;
 try{for await(const b of pull(from(['a','b']),(c,o)=>{o.signal.onabort=()=>log.push('ab '+err(o.signal.reason));return c},()=>{throw new Error('tt')}));}catch(e){log.push(err(e))}say(log.join(' '));log.length=0;
 for await(const b of pull(from(['a','b']),(c,o)=>{o.signal.onabort=()=>log.push('ab '+err(o.signal.reason));return c}));say(log.join(' '));log.length=0;
 const ac=new AbortController();try{for await(const b of pull(from(['a','b']),(c,o)=>{o.signal.onabort=()=>log.push('ab '+err(o.signal.reason));return c},{signal:ac.signal})){log.push('b');ac.abort(new RangeError('why'))}}catch(e){log.push(err(e))}say(log.join(' '));log.length=0;
 const ac2=new AbortController();try{for await(const b of pull(from(['a','b']),{signal:ac2.signal})){log.push('b');ac2.abort()}}catch(e){log.push(err(e))}say(log.join(' '));log.length=0;
 const ac3=new AbortController();const p=show(pull((async function*(){try{yield 'a';await new Promise(()=>{});}finally{log.push('fin')}})(),{signal:ac3.signal}));setImmediate(()=>ac3.abort());try{await p}catch(e){log.push(err(e))}say(log.join(' '));log.length=0;
 const src=()=>({[Symbol.asyncIterator](){return {n:0,async next(){return {value:[new Uint8Array([this.n])],done:this.n++>2}},async return(){log.push('return');return {}}}}});
 for await(const b of pull(src()))break;say(log.join(' '));log.length=0;for await(const b of pull(src(),c=>c))break;say(log.join(' '));log.length=0;
 try{await show(pull(src(),c=>{throw 5}))}catch(e){log.push(I(e))}say(log.join(' '));log.length=0;
 for await(const b of pull(src(),{async*transform(s){try{yield* s}finally{log.push('fin')}}}))break;say(log.join(' '));log.length=0;
 const it=pull(from('a'))[Symbol.asyncIterator]();say(I(await it.next()),I(await it.next()),I(await it.next()));
});
// consumers
const cs={bytes,text,array,arrayBuffer};const csS={bytesSync,textSync,arraySync,arrayBufferSync};
for(const [n,f] of [...Object.entries(cs),...Object.entries(csS)]){
 for(const a of [[],[null],[5],['lit'],[['a','b']],[new Uint8Array([104,105])],[[]],['abc',{limit:2}],['abc',{limit:3}],['abc',{limit:0}],['',{limit:0}],['abc',{limit:-1}],['abc',{limit:1.5}],['abc',{limit:'2'}],['abc',{limit:NaN}],['abc',{limit:null}],['abc',{limit:Infinity}],['abc',5],['abc',null],['abc','x'],['abc',{signal:5}],['abc',{signal:AbortSignal.abort()}],['abc',{encoding:'latin1'}],['abc',{encoding:'zz'}],['abc',{encoding:5}],['abc',{encoding:null}],['\ufeffabc'],[new Uint8Array([0xff,0x61])],[new Uint8Array([0xe2,0x82])],[Promise.resolve('x')],[{}],[[1]],[[new Uint8Array([97]),new Uint8Array([98])]],[Buffer.from('sub').subarray(1)],[new Uint8Array([1,2]).buffer],[(async function*(){yield [new Uint8Array([97])];yield [new Uint8Array([98])]})()],[(async function*(){yield 'raw'})()],[(function*(){yield 'raw'})()]]){
  T(n+' '+I(a),async()=>{const r=f(...a);const v=await r;return I(v)+(v?.buffer?v.buffer.byteLength===v.byteLength:'')+(r===v?'sync':'')})}}
t('alias',async()=>{const u=new Uint8Array([1,2]);say(await bytes(u)===u,(await bytes(from(u))).buffer===u.buffer,await arrayBuffer(u)===u.buffer,(await array(u))[0]===u,bytesSync(u)===u);try{text(null).catch(e=>say('rej',err(e)))}catch(e){say('thr',err(e))}});
t('tap',async()=>{for(const a of [undefined,5,null,{}]){try{tap(a);say('ok')}catch(e){say(err(e))}try{tapSync(a);say('ok')}catch(e){say(err(e))}}const x=tap(()=>{});say(x.name,x.length,I(x));const y=tapSync(()=>{});say(y.name,y.length,I(y));
 const log=[];say(await text(pull(from('ab'),tap((c,o)=>{log.push(c===null?'N':c.length,I(Object.keys(o||{})));return 'zz'}))),log.join());say(textSync(pullSync(fromSync('ab'),tapSync((c,o)=>{log.push(c===null?'N':c.length,I(o));return 'zz'}))),log.join());
 say(await text(pull(from('ab'),tap(async c=>{await 1;log.push('async');}))),log.join());try{await text(pull(from('ab'),tap(async c=>{throw new Error('tapped')})))}catch(e){say(err(e))}try{textSync(pullSync(fromSync('ab'),tapSync(c=>{throw new Error('tapped')})))}catch(e){say(err(e))}});
t('ondrain',async()=>{for(const a of [undefined,null,5,'x',{}, {[S.drainableProtocol]:5},{[S.drainableProtocol](){return null}},{[S.drainableProtocol](){return 7}},{[S.drainableProtocol](){throw new Error('d')}},{[S.drainableProtocol](){return Promise.resolve(true)}}]){try{say(I(ondrain(a)))}catch(e){say(err(e))}}});
t('merge',async()=>{for(const a of [[],[from('a')],['a','b'],[5],[from('a'),5],[from('a'),null],[from('a'),{}],[from('a'),{signal:AbortSignal.abort()}],[from('a'),from('b'),{signal:5}],[['a','b'],['c']],[Promise.resolve('a')],[new Set(['q']),from('r')],[from('a'),{signal:undefined}]]){try{const m=merge(...a);say(I(a),I(m),await show(m))}catch(e){say(I(a),'throws',err(e))}}
 const log=[];const mk=(n,d)=>(async function*(){try{for(let i=0;i<3;i++){for(let j=0;j<d;j++)await 1;yield n+i}}finally{log.push('fin'+n)}})();say(await text(merge(mk('a',0),mk('b',5))),log.join());log.length=0;
 for await(const b of merge(mk('a',0),mk('b',5)))break;say(log.join());log.length=0;
 try{await text(merge(mk('a',0),(async function*(){yield 'x';throw new Error('m')})()))}catch(e){say(err(e),log.join())}log.length=0;
 const ac=new AbortController();const p=text(merge(mk('a',0),(async function*(){yield 'x';await new Promise(()=>{})})(),{signal:ac.signal}));setImmediate(()=>ac.abort(new Error('stop')));try{await p}catch(e){say(err(e),log.join())}
 const m=merge(from('a'));say(await text(m),await text(m));});
