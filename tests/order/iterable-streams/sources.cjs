// What from and fromSync make of every kind of input, and what they refuse.
// flags: --experimental-stream-iter --no-warnings
const { probe: t, say, errorText: err, watched: st, turn: tick } = require('../_preludes/probes.cjs');
const util=require('util');
const S=require('stream/iter');const {from,fromSync,text,textSync,array,arraySync,bytes}=S;
const show=async it=>{const out=[];for await(const b of it)out.push(b);return util.inspect(out,{depth:4})};
const showS=it=>{const out=[];for(const b of it)out.push(b);return util.inspect(out,{depth:4})};
const inputs={
 str:()=>'hi',empty:()=>'',buf:()=>Buffer.from('ab'),u8:()=>new Uint8Array([1]),u16:()=>new Uint16Array([258]),dv:()=>new DataView(new ArrayBuffer(3),1),ab:()=>new ArrayBuffer(2),sab:()=>new SharedArrayBuffer(2),
 arr:()=>['a','b'],arru8:()=>[new Uint8Array([1]),new Uint8Array([2])],arrmix:()=>['a',new Uint8Array([1]),['c',['d']]],arrempty:()=>[],
 arrab:()=>[new ArrayBuffer(1),new ArrayBuffer(2)],nested:()=>[[new Uint8Array([1])],[new Uint8Array([2])]],arrnum:()=>[1],arrnull:()=>[null],arru8bad:()=>[new Uint8Array(1),5],
 set:()=>new Set(['x','y']),gen:function*(){yield 'a';yield [new Uint8Array([1]),'b'];yield new Uint8Array([9])},agen:async function*(){yield 'a';yield ['b','c'];yield [new Uint8Array([1]),new Uint8Array([2])]},
 genpromise:function*(){yield Promise.resolve('p')},genbad:function*(){yield 5},agenbad:async function*(){yield {}} ,genundefined:function*(){yield undefined},
 agenofgen:async function*(){yield (function*(){yield 'n';yield 'm'})()},agenofagen:async function*(){yield (async function*(){yield 'n';yield 'm'})()},genofagen:function*(){yield (async function*(){yield 'n'})()},
 num:()=>5,nul:()=>null,und:()=>undefined,bool:()=>true,fn:()=>()=>{},sym:()=>Symbol('q'),big:()=>1n,obj:()=>({}),date:()=>new Date(0),promise:()=>Promise.resolve('p'),
 tostr:()=>({[S.toStreamable](){return 'ts'}}),toasync:()=>({[S.toAsyncStreamable](){return 'tas'}}),both:()=>({[S.toStreamable](){return 'ts'},[S.toAsyncStreamable](){return Promise.resolve('tas')}}),
 tobad:()=>({[S.toStreamable](){return 5}}),tonull:()=>({[S.toStreamable](){return null}}),toprom:()=>({[S.toStreamable](){return Promise.resolve('z')}}),tonotfn:()=>({[S.toStreamable]:5}),tothrow:()=>({[S.toStreamable](){throw new RangeError('t')}}),
 toarr:()=>({[S.toStreamable](){return ['a',{[S.toStreamable](){return 'b'}}]}}),tostring:()=>({toString(){return 'zz'}}),toprim:()=>({[Symbol.toPrimitive](){return 'zz'}}),strobj:()=>new String('so'),
 readable:()=>require('stream').Readable.from(['r1','r2']),web:()=>new ReadableStream({start(c){c.enqueue('w');c.close()}}),blob:()=>new Blob(['x']),
 biggen:function*(){for(let i=0;i<200;i++)yield new Uint8Array([i])},bigarr:()=>Array.from({length:300},()=>new Uint8Array(1)),iterthrow:function*(){yield 'a';throw new Error('it')},
 arrasync:()=>[(async function*(){yield 'q'})()],arrtos:()=>[{[S.toAsyncStreamable](){return 'k'}}],
 arraysub:()=>class extends Array{}.from(['a']),url:()=>new URL('http://x'),urlsp:()=>new URLSearchParams('a=1'),map:()=>new Map([['a','b']]),
 toself:()=>{const o={[S.toStreamable](){return (function*(){yield 'inner';yield ['a']})()}};return o},
};
for(const [k,f] of Object.entries(inputs)){t(k,async()=>{
 try{const r=from(f());say('from',util.inspect(r,{showHidden:true,depth:0}),typeof r[Symbol.asyncIterator],Object.prototype.toString.call(r));const s=await show(r);say(' ',s.length>400?s.slice(0,150)+s.length:s, (s.match(/\n/g)||[]).length)}catch(e){say(' throws',err(e))}
 try{const r=fromSync(f());say('fromSync',util.inspect(r,{depth:0}),typeof r[Symbol.iterator]);const s=showS(r);say(' ',s.length>400?s.slice(0,150)+s.length:s,(s.match(/\n/g)||[]).length)}catch(e){say(' throws',err(e))}
})}
t('batches of biggen',async()=>{for await(const b of from(inputs.biggen()))say(b.length);for(const b of fromSync(inputs.biggen()))say('s',b.length);for await(const b of from(inputs.bigarr()))say('a',b.length);for(const b of fromSync(inputs.bigarr()))say('as',b.length);
 for await(const b of from(async function*(){for(let i=0;i<200;i++)yield new Uint8Array([i])}()))say('ag',b.length);
 for await(const b of from(async function*(){for(let i=0;i<3;i++)yield 'a'}()))say('ags',b.length);for await(const b of from(function*(){for(let i=0;i<200;i++)yield 'a'}()))say('gs',b.length);
 for(const b of fromSync(function*(){for(let i=0;i<200;i++)yield 'a'}()))say('gss',b.length);});
t('identity',async()=>{const u=new Uint8Array([1]);for await(const b of from(u))say(b[0]===u);const a=[u];for await(const b of from(a))say(b===a,b[0]===u);for(const b of fromSync(a))say(b===a,b[0]===u);const x=from(u);say(x[Symbol.asyncIterator]()===x,x[Symbol.asyncIterator]()!==x[Symbol.asyncIterator]());say(await show(x),await show(x));
const y=from(x);say(y===x);const bat=[u];for await(const b of from((function*(){yield bat})()))say(b===bat);for await(const b of from((async function*(){yield bat})()))say(b===bat);const bf=Buffer.from('q');for await(const b of from(bf))say(b[0]===bf,b[0].constructor.name);for await(const b of from([bf]))say(b[0].constructor.name)
for await(const b of from(new DataView(new ArrayBuffer(4),1,2)))say(b[0].byteOffset,b[0].length);});
t('return',async()=>{let log=[];const mk=()=>({[Symbol.asyncIterator](){return {n:0,next(){return Promise.resolve({value:'a',done:this.n++>3})},return(v){log.push('ret');return Promise.resolve({done:true})},throw(e){log.push('throw')}}}});for await(const b of from(mk()))break;say(log.join());log=[];
 const s={[Symbol.iterator](){return {n:0,next(){return {value:'a',done:this.n++>3}},return(v){log.push('ret');return {done:true}}}}};for(const b of fromSync(s))break;for await(const b of from(s))break;say(log.join())});
