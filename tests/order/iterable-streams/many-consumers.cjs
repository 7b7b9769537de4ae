// broadcast, share and shareSync: policies, cancelling, late consumers.
// flags: --experimental-stream-iter --no-warnings
const { probe: t, say, errorText: err, watched: st, turn: tick } = require('../_preludes/probes.cjs');
const util=require('util');
const S=require('stream/iter');const {push,pull,from,fromSync,text,array,bytes,ondrain,broadcast,Broadcast,share,Share,shareSync,SyncShare,textSync}=S;
const I=x=>util.inspect(x,{depth:5,breakLength:Infinity});
const K=n=>new Uint8Array(n);
const collect=async it=>{const o=[];try{for await(const b of it)o.push(b.map(x=>x.length<20?Buffer.from(x).toString():x.length));o.push('END')}catch(e){o.push(err(e))}return I(o)};
const collectS=it=>{const o=[];try{for(const b of it)o.push(b.map(x=>x.length<20?Buffer.from(x).toString():x.length));o.push('END')}catch(e){o.push(err(e))}return I(o)};
for(const bp of ['strict','unbounded','drop-oldest','drop-newest'])t('bc fill '+bp,async()=>{
 const {writer:w,broadcast:b}=broadcast({backpressure:bp,budget:16384});const c1=b.push()[Symbol.asyncIterator](),c2=b.push()[Symbol.asyncIterator]();
 say(b.consumerCount,b.backpressurePolicy,w.canWrite,w.writeSync(K(10000)),w.canWrite,w.writeSync(K(10001)),w.canWrite,w.writeSync(K(5)),w.canWrite);
 const a=st(w.write(K(6))),b2=st(w.write(K(7)));const d=st(ondrain(w));await tick();say(a(),b2(),d());
 const n=st(c1.next());await tick();say(n(),a(),b2(),d(),w.canWrite);const m=st(c2.next());await tick();say(m(),a(),b2(),d(),w.canWrite);
 const n2=st(c1.next());await tick();say(n2(),a(),b2(),d(),w.canWrite);const m2=st(c2.next());await tick();say(m2(),a(),b2(),d(),w.canWrite);
 const e=st(w.end());await tick();say(e());const n3=st(c1.next()),n4=st(c1.next());const m3=st(c2.next()),m4=st(c2.next());await tick();say(n3(),n4(),m3(),m4(),e());const n5=st(c1.next()),m5=st(c2.next());await tick();say(n5(),m5(),e(),w.canWrite,w.endSync(),w.writeSync('x'));const x=st(w.write('q'));await tick();say(x(),b.consumerCount);
});
t('bc nobody',async()=>{const {writer:w,broadcast:b}=broadcast();say(w.canWrite,w.writeSync('a'),w.canWrite);const c=b.push();w.writeSync('b');const e=st(w.end());await tick();say(e());say(await collect(c),b.consumerCount);await tick();say(e());say(await collect(b.push()));
 const z=broadcast({budget:16384});say(z.writer.writeSync(K(20000)),z.writer.writeSync(K(20000)),z.writer.canWrite);const q=st(z.writer.write('q'));await tick();say(q());const cc=z.broadcast.push();z.writer.end();say(await collect(cc))});
t('bc cancel',async()=>{for(const r of [[],[new Error('can')],[5]]){const {writer:w,broadcast:b}=broadcast();const c1=b.push(),c2=b.push();w.writeSync('a');const p=st(c2[Symbol.asyncIterator]().next());say(I(b.cancel(...r)));await tick();say(await collect(c1),p(),b.consumerCount,w.canWrite,w.writeSync('x'),w.endSync());const x=st(w.write('q')),e=st(w.end());await tick();say(x(),e());say(await collect(b.push()));b.cancel(new Error('again'))}
 const {writer:w,broadcast:b}=broadcast();const c=collect(b.push());await tick();b[Symbol.dispose]();say(await c)});
t('bc fail',async()=>{const {writer:w,broadcast:b}=broadcast();const c1=b.push();w.writeSync('a');w.fail(new Error('f'));say(await collect(c1),b.consumerCount);const x=st(w.write('q')),e=st(w.end());await tick();say(x(),e(),w.canWrite,w.endSync());say(await collect(b.push()));
 const d=broadcast();const c2=collect(d.broadcast.push());await tick();d.writer.fail();say(await c2)});
t('bc transforms/args',async()=>{const {writer:w,broadcast:b}=broadcast();const c=b.push(x=>x&&x.map(y=>Buffer.from(Buffer.from(y).toString()+'!')));for(const a of [[5],[{}],[null],[x=>x,{}],[{},x=>x],[{signal:5}],[{signal:AbortSignal.abort()}]])try{b.push(...a);say('ok',I(a),b.consumerCount)}catch(e){say(I(a),err(e))}w.writeSync('a');w.end();say(await collect(c));
 for(const o of [5,null,{budget:1},{budget:'z'},{backpressure:'q'},{signal:5},{signal:AbortSignal.abort()}])try{const r=broadcast(o);say('ok',r.writer.canWrite)}catch(e){say(I(o),err(e))}
 const ac=new AbortController();const r=broadcast({signal:ac.signal});const cc=collect(r.broadcast.push());await tick();ac.abort(new Error('sg'));say(await cc,r.writer.canWrite);
 const ac2=new AbortController();const r2=broadcast();const c2=collect(r2.broadcast.push({signal:ac2.signal}));const c3=r2.broadcast.push();await tick();ac2.abort(new Error('sg'));say(await c2,r2.writer.canWrite,r2.broadcast.consumerCount);});
t('bc late return',async()=>{const {writer:w,broadcast:b}=broadcast();const c1=b.push();w.writeSync('1');const c2=b.push();w.writeSync('2');for await(const x of c1){say(x.length);break}say(b.consumerCount);w.writeSync('3');w.endSync();say(await collect(c2));say(b.consumerCount)});
t('bc batches',async()=>{const {writer:w,broadcast:b}=broadcast();const c1=b.push();w.writevSync(['1','2']);w.writeSync('3');w.writeSync('');w.writevSync([]);w.end();say(await collect(c1))});
t('Broadcast.from',async()=>{const r=Broadcast.from(from(['a','b']));say(I(Object.keys(r)),r.broadcast.consumerCount);const [x,y]=[collect(r.broadcast.push()),collect(r.broadcast.push())];say(await x,await y);
 for(const a of [undefined,null,5,'str',{},[ 'q'],{[S.broadcastProtocol]:5},{[S.broadcastProtocol](){return null}},{[S.broadcastProtocol](){return 5}},{[S.broadcastProtocol](o){say('opts',I(o));return {push(){},tag:1}}}])try{const z=Broadcast.from(a);say('ok',I(a),I(Object.keys(z)),z.broadcast?.tag,I(z.writer)?.slice(0,60))}catch(e){say(I(a),err(e))}
 for(const o of [5,{budget:1},{signal:AbortSignal.abort()}])try{const q=Broadcast.from('a',o);say(await collect(q.broadcast.push()))}catch(e){say(I(o),err(e))}
 const er=Broadcast.from((async function*(){yield 'a';throw new Error('src')})());say(await collect(er.broadcast.push()));
 let fin=0;const ca=Broadcast.from((async function*(){try{yield 'a';await new Promise(()=>{})}finally{fin++}})());const c=collect(ca.broadcast.push());await tick();ca.broadcast.cancel();say(await c,fin);
 const big=Broadcast.from((async function*(){for(let i=0;i<20;i++)yield [K(10000)]})());say((await bytes(big.broadcast.push())).length)});
for(const bp of ['strict','unbounded','drop-oldest','drop-newest'])t('share '+bp,async()=>{let pulled=0;let fin=0;const s=share((async function*(){try{for(let i=0;i<8;i++){pulled++;yield [K(10000+i)]}}finally{fin++}})(),{budget:16384,backpressure:bp});
 const c1=s.pull()[Symbol.asyncIterator](),c2=s.pull()[Symbol.asyncIterator]();say(s.consumerCount,pulled);const l=[];for(let i=0;i<4;i++){const p=st(c1.next());await tick();l.push(p(),pulled)}say(l.join(' '));l.length=0;for(let i=0;i<5;i++){const p=st(c2.next());await tick();l.push(p(),pulled)}say(l.join(' '));
 await c1.return();await c2.return();await tick();say(s.consumerCount,fin)});
t('share misc',async()=>{const s=share('abc');say(await Promise.all([text(s.pull()),text(s.pull())]));say(await collect(s.pull()),s.consumerCount);
 for(const a of [[],[null],[5],[{}],['a',5],['a',{budget:1}],['a',{backpressure:'z'}],['a',{signal:5}],['a',{signal:AbortSignal.abort()}]])for(const f of [share,Share.from,shareSync,SyncShare.fromSync])try{const z=f(...a);say(f.name,'ok',I(a));try{say(await collect(z.pull()))}catch(e){say(err(e))}}catch(e){say(f.name,I(a),err(e))}
 for(const r of [[],[new Error('c')],[7]]){let fin=0;const z=share((async function*(){try{yield 'a';yield 'b'}finally{fin++}})());const a=z.pull()[Symbol.asyncIterator]();await a.next();const p=collect(z.pull());z.cancel(...r);const q=st(a.next());await tick();say(await p,q(),fin,z.consumerCount,await collect(z.pull()))}
 const er=share((async function*(){yield 'a';throw new Error('src')})());say(...await Promise.all([collect(er.pull()),collect(er.pull())]),await collect(er.pull()));
 const tr=share('a');say(await collect(tr.pull(c=>c&&[...c,...c])));for(const a of [[5],[{}],[{signal:AbortSignal.abort()}],[{signal:5}],[{},x=>x]])try{say('ok',await collect(share('a').pull(...a)))}catch(e){say(I(a),err(e))}
 const ac=new AbortController();const sg=share((async function*(){yield 'a';await new Promise(()=>{})})(),{signal:ac.signal});const c=collect(sg.pull());await tick();ac.abort(new Error('sig'));say(await c);
 say(await collect(Share.from({[S.shareProtocol](o){say('o',I(o));return {pull(){return from('custom')}}}}).pull()));for(const a of [{[S.shareProtocol]:5},{[S.shareProtocol](){return null}},{[S.shareProtocol](){return 5}}])try{Share.from(a);say('ok')}catch(e){say(err(e))}
 say(collectS(SyncShare.fromSync({[S.shareSyncProtocol](o){say('o',I(o));return {pull(){return fromSync('custom')}}}}).pull()));for(const a of [{[S.shareSyncProtocol]:5},{[S.shareSyncProtocol](){return null}},{[S.shareSyncProtocol](){return 5}}])try{SyncShare.fromSync(a);say('ok')}catch(e){say(err(e))}
});
for(const bp of ['strict','unbounded','drop-oldest','drop-newest'])t('shareSync '+bp,()=>{let pulled=0,fin=0;const s=shareSync((function*(){try{for(let i=0;i<8;i++){pulled++;yield [K(10000+i)]}}finally{fin++}})(),{budget:16384,backpressure:bp});
 const c1=s.pull()[Symbol.iterator](),c2=s.pull()[Symbol.iterator]();const l=[];const N=c=>{try{const r=c.next();return r.done?'done':r.value.map(x=>x.length)}catch(e){return err(e)}};for(let i=0;i<4;i++)l.push(N(c1),pulled);say(l.join(' '));l.length=0;for(let i=0;i<10;i++)l.push(N(c2),pulled);say(l.join(' '));l.length=0;for(let i=0;i<5;i++)l.push(N(c1));say(l.join(' '));c1.return();c2.return();say(s.consumerCount,fin)});
t('shareSync misc',()=>{const s=shareSync(['a','b']);const c1=s.pull(),c2=s.pull();say(textSync(c1),textSync(c2),collectS(s.pull()),s.consumerCount);for(const r of [[],[new Error('c')]]){let fin=0;const z=shareSync((function*(){try{yield 'a';yield 'b'}finally{fin++}})());const a=z.pull()[Symbol.iterator]();a.next();const p=z.pull();z.cancel(...r);say(collectS(p),fin,collectS(a),collectS(z.pull()))}
 const er=shareSync((function*(){yield 'a';throw new Error('src')})());say(collectS(er.pull()),collectS(er.pull()));say(collectS(shareSync('a').pull(c=>c&&[...c,...c])));const br=shareSync(['a','b','c']);for(const x of br.pull())break;say(br.consumerCount)});
