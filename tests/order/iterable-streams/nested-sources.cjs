// Values inside of sources: promises, protocols, iterables.
// flags: --experimental-stream-iter --no-warnings
const { probe: t, say, errorText: err, watched: st, turn: tick } = require('../_preludes/probes.cjs');
const S=require('stream/iter');const {from,fromSync,text}=S;
for(const [n,v] of Object.entries({obj:{},sym:Symbol('q'),fn:()=>{},bool:true,big:1n,prom5:Promise.resolve(5),promarr:Promise.resolve(['z']),promagen:Promise.resolve((async function*(){yield 'pa'})()),date:new Date(0),und:undefined,tos5:{[S.toStreamable]:()=>5},tosagen:{[S.toStreamable]:()=>(async function*(){})()},toas:{[S.toAsyncStreamable]:()=>'ta'},toasP:{[S.toAsyncStreamable]:()=>Promise.resolve('tap')},nestprom:[Promise.resolve('x')],nestagen:[(async function*(){yield 'x'})()],nestobj:[{}],nested5:[5],thenable:{then(r){r('th')}}}))
 t(n,async()=>{for(const mk of [()=>[v],()=>(function*(){yield v})(),()=>(async function*(){yield v})(),()=>(async function*(){yield [v]})(),()=>v]){try{say(await text(from(mk())))}catch(e){say(err(e))}}});
