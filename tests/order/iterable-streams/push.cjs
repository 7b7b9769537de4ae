// push and duplex: policies, states, ends, failures, signals.
// flags: --experimental-stream-iter --no-warnings
const { probe: t, say, errorText: err, watched: st, turn: tick } = require('../_preludes/probes.cjs');
const util=require('util');
const S=require('stream/iter');const {push,pull,from,fromSync,text,array,bytes,ondrain,pipeTo,pipeToSync,duplex}=S;
const I=x=>util.inspect(x,{depth:5,breakLength:Infinity});
const K=n=>new Uint8Array(n);
const collect=async it=>{const o=[];try{for await(const b of it)o.push(b.map(x=>x.length<20?Buffer.from(x).toString():x.length));o.push('END')}catch(e){o.push(err(e))}return I(o)};
for(const bp of ['strict','unbounded','drop-oldest','drop-newest'])t('fill '+bp,async()=>{
 const {writer:w,readable:r}=push({backpressure:bp,budget:16384});
 say(w.canWrite,w.writeSync(K(10000)),w.canWrite,w.writeSync(K(10000)),w.canWrite,w.writeSync(K(5)),w.canWrite);
 const a=st(w.write(K(6))),b=st(w.write(K(7))),c=st(w.write(K(8)));const d=st(ondrain(w));await tick();say(a(),b(),c(),d());
 const it=r[Symbol.asyncIterator]();const n=await it.next();say(n.done,n.value.map(x=>x.length).join());await tick();say(a(),b(),c(),d(),w.canWrite);
 const e=st(w.end());await tick();say(e());const n2=await it.next();say(I(n2.value?.map(x=>x.length)),n2.done);await tick();say(e());const n3=await it.next();say(I(n3.value?.map(x=>x.length)),n3.done);await tick();say(e(),w.canWrite,w.endSync(),w.writeSync('x'),w.writevSync(['x']),ondrain(w));
 const f=st(w.write('z')),g=st(w.end()),h=st(w.writev(['z']));await tick();say(f(),g(),h());w.fail(new Error('late'));say(w.canWrite);
});
for(const bp of ['strict','unbounded','drop-oldest','drop-newest'])t('writev '+bp,async()=>{const {writer:w,readable:r}=push({backpressure:bp});
 say(w.writevSync([K(1),K(2),K(20000)]),w.canWrite,w.writevSync([K(3)]),w.writevSync([]));const a=st(w.writev([K(1)]));const b=st(w.writev([]));await tick();say(a(),b());
 const it=r[Symbol.asyncIterator]();say((await it.next()).value.map(x=>x.length).join());await tick();say(a(),b());say(I(st(it.next())()));await tick();w.endSync();await tick();});
t('badargs',async()=>{for(const v of [undefined,null,5,{},[],'str',K(1),new Uint16Array(1),new DataView(new ArrayBuffer(1)),new ArrayBuffer(1),['a']]){const {writer:w}=push();const o=[];for(const m of ['write','writeSync','writev','writevSync']){try{const r=w[m](v);o.push(m+' '+(r&&r.then?st(r):()=>I(r))())}catch(e){o.push(m+' THROW '+err(e))}}await tick();say(I(v),o.join('\n   '));try{await w.write(v)}catch(e){say('  w',err(e))}try{await w.writev(v)}catch(e){say('  wv',err(e))}}
 for(const o of [5,null,'x',{signal:5},{signal:null},{signal:AbortSignal.abort()},{signal:AbortSignal.abort(new RangeError('r'))}]){for(const m of ['write','writev','end']){const {writer:w,readable:r}=push();try{const x=m==='end'?w.end(o):w[m](m==='writev'?['q']:'q',o);const s=st(x);await tick();say(m,I(o),s(),w.canWrite)}catch(e){say(m,I(o),'THROW',err(e))}}}});
t('fail',async()=>{for(const reason of [new Error('boom'),undefined,null,5]){const {writer:w,readable:r}=push();w.writeSync('a');w.fail(reason);const a=st(w.write('b')),b=st(w.end());say(w.canWrite,w.writeSync('c'),w.endSync(),ondrain(w));say(await collect(r));await tick();say(a(),b());}
 {const {writer:w,readable:r}=push();const c=collect(r);await tick();w.fail(new Error('x'));say(await c)}
 {const {writer:w,readable:r}=push();w.writeSync(K(17000));const a=st(w.write('p')),d=st(ondrain(w));w.fail(new Error('x'));await tick();say(a(),d());say(await collect(r))}
 {const {writer:w,readable:r}=push();w.writeSync('a');const e=st(w.end());w.fail(new Error('afterend'));await tick();say(e());say(await collect(r));await tick();say(e())}});
t('consumer return',async()=>{const {writer:w,readable:r}=push();w.writeSync('a');w.writeSync('b');for await(const b of r){say(b.length);break}say(w.canWrite,w.writeSync('c'),w.endSync(),ondrain(w));const a=st(w.write('d')),e=st(w.end());await tick();say(a(),e());say(await collect(r));
 {const {writer:w,readable:r}=push();w.writeSync(K(17000));const a=st(w.write('p')),d=st(ondrain(w));const it=r[Symbol.asyncIterator]();say(I(await it.return()));await tick();say(a(),d());}
 {const {writer:w,readable:r}=push();const it=r[Symbol.asyncIterator]();say(Object.getOwnPropertyNames(it).join(),it[Symbol.asyncIterator]?.()===it);const p=st(it.throw(new Error('th')));await tick();say(p(),w.canWrite);const q=st(w.write('x'));await tick();say(q())}
 {const {writer:w,readable:r}=push();const it=r[Symbol.asyncIterator]();const p1=st(it.next()),p2=st(it.next());await tick();w.writeSync('1');await tick();say(p1(),p2());w.writeSync('2');await tick();say(p2());const p3=st(it.next()),p4=st(it.next());const z=st(w.end());await tick();say(p3(),p4(),z())}
 {const {writer:w,readable:r}=push();const p=st(r[Symbol.asyncIterator]().next());const it2=r[Symbol.asyncIterator]();w.writeSync('1');await tick();say(p());}});
t('write signal',async()=>{const {writer:w,readable:r}=push({budget:16384});w.writeSync(K(17000));const ac=new AbortController();const a=st(w.write('cancelled',{signal:ac.signal}));await tick();say(a());ac.abort(new Error('mine'));await tick();say(a(),w.canWrite);const b=st(w.write('kept'));const ac2=new AbortController();const e=st(w.end({signal:ac2.signal}));await tick();ac2.abort();await tick();say(e());say(await collect(r));await tick();say(b(),e())});
t('stream signal',async()=>{const ac=new AbortController();const {writer:w,readable:r}=push({signal:ac.signal});w.writeSync('a');const c=collect(r);await tick();ac.abort(new Error('sig'));say(w.canWrite,w.writeSync('b'));const a=st(w.write('x')),e=st(w.end());await tick();say(await c,a(),e());
 const {writer:w2,readable:r2}=push({signal:AbortSignal.abort()});say(w2.canWrite,w2.writeSync('b'));const a2=st(w2.write('x'));await tick();say(a2(),await collect(r2));
 const ac3=new AbortController();const {writer:w3,readable:r3}=push({signal:ac3.signal});w3.writeSync('a');await w3.end;const e3=st(w3.end());ac3.abort();say(await collect(r3),e3())});
t('transforms',async()=>{const up=c=>c&&c.map(x=>Buffer.from(Buffer.from(x).toString().toUpperCase()));const {writer:w,readable:r}=push(up,{budget:20000});w.writeSync('abc');const e=st(w.end());say(await text(r));await tick();say(e());
 for(const a of [[5],[up,5],[{}],[up,{},up],[null],[up,null],[{transform:5}]]){try{push(...a);say('ok',I(a))}catch(x){say(I(a),err(x))}}
 const p2=push(()=>{throw new Error('tr')});p2.writer.writeSync('x');say(await collect(p2.readable));const q=st(p2.writer.write('y'));await tick();say(q(),p2.writer.canWrite)});
t('dispose',async()=>{const {writer:w,readable:r}=push();w.writeSync('a');say(I(w[Symbol.dispose]()));const q=st(w.write('x'));await tick();say(q(),await collect(r));
 const b=push();b.writer.writeSync('a');const s=st(b.writer[Symbol.asyncDispose]());await tick();say(s());const q2=st(b.writer.write('x'));await tick();say(q2(),await collect(b.readable));
 const c=push();c.writer.writeSync('a');const e=st(c.writer.end());const s2=st(c.writer[Symbol.asyncDispose]());await tick();say(s2(),e());say(await collect(c.readable));await tick();say(s2(),e());
 const d=push();d.writer.endSync();const s3=st(d.writer[Symbol.asyncDispose]());await tick();say(s3());});
t('endsync',async()=>{const {writer:w,readable:r}=push();w.writeSync('abc');say(w.endSync(),w.endSync());const e=st(w.end());say(w.canWrite);await tick();say(e());say(await collect(r));await tick();say(e());const z=push();z.writer.writeSync(K(17000));z.writer.write('p').catch(()=>{});say(z.writer.endSync());});
t('same promise',async()=>{const {writer:w}=push();say(w.write('a')===w.write('b'),w.end()===w.end())});
t('noconsumer end',async()=>{const {writer:w}=push();const e=st(w.end());await tick();say(e());const x=push();await x.writer.write('abc');const f=st(x.writer.end());await tick();say(f())});
t('duplex',async()=>{const [a,b]=duplex();await a.writer.write('hi');await b.writer.write('yo');say(a.writer===a.writer,a.readable===a.readable);const ae=st(a.writer.end());say(await collect(b.readable));await tick();say(ae());const cl=st(b.close());await tick();say(cl(),b.close()===b.close());say(await collect(a.readable));const q=st(b.writer.write('x'));await tick();say(q());const s=st(a[Symbol.asyncDispose]());await tick();say(s());
 for(const o of [5,{budget:1},{backpressure:'zz'},{a:5},{a:{budget:1}},{b:{backpressure:'z'}},{signal:5},null,{a:null}])try{duplex(o);say('ok',I(o))}catch(e){say(I(o),err(e))}
 const ac=new AbortController();const [c,d]=duplex({signal:ac.signal});const p=collect(c.readable);ac.abort(new Error('dd'));say(await p,c.writer.canWrite,d.writer.canWrite);
 const [e,f]=duplex({a:{budget:16384},b:{budget:50000,backpressure:'drop-newest'}});e.writer.writeSync(K(20000));f.writer.writeSync(K(20000));say(e.writer.canWrite,f.writer.canWrite);const cc=st(e.close());await tick();say(cc());const cf=collect(f.readable);await tick();say(cc(),await cf,f.writer.canWrite)});
