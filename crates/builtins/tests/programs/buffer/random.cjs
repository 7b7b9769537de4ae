// Four hundred random calls of Buffer's methods (always the same), with odd offsets, values and encodings.
let seed=+(11)*7919;const rnd=(n)=>{seed=(seed+0x6D2B79F5)|0;let t=Math.imul(seed^(seed>>>15),1|seed);t=(t+Math.imul(t^(t>>>7),61|t))^t;return ((t^(t>>>14))>>>0)%n};
const chars=['a','b','z','0','9','=','-','_','+','/',' ','\n','é','ÿ','€','😀','\ud800','\udc00','\0','f','F','%'];
const str=()=>{let s='';const n=rnd(4)===0?rnd(80):rnd(14);for(let i=0;i<n;i++)s+=chars[rnd(rnd(2)?8:chars.length)];return s};
const encs=['utf8','utf16le','latin1','ascii','hex','base64','base64url','binary','ucs2','UTF-8','Hex'];const enc=()=>encs[rnd(encs.length)];
const off=()=>[undefined,0,1,2,-1,-3,5,100,-100,NaN,1.5,null,'1','',Infinity][rnd(15)];
const vals=[0,1,-1,255,256,127,128,-128,65535,-32768,2**31,-(2**31),2**32,2**40,-(2**39),1.5,NaN,'7',undefined,0.1,1e300,-0];
const buf=()=>{const n=rnd(3)?rnd(12):rnd(60);const b=Buffer.alloc(n);for(let i=0;i<n;i++)b[i]=rnd(2)?97+rnd(4):rnd(256);return b};
const methods=Object.getOwnPropertyNames(Buffer.prototype).filter(n=>/^(read|write)./.test(n)).sort();
let h=0;const rows=[];const t=(n,f)=>{let r;try{r=f();r=Buffer.isBuffer(r)||r instanceof Uint8Array?'B'+Array.from(r).join():typeof r==='bigint'?r+'n':typeof r==='object'?JSON.stringify(r):typeof r==='string'?'S'+escape(r):String(Object.is(r,-0)?'-0':r)}catch(e){r=`${e.name} ${e.code}: ${e.message}`}rows.push(n+' => '+r)};
for(let k=0;k<400;k++){const s=str(),e=enc(),b=buf(),c=buf(),o=off(),p=off(),q=off(),v=vals[rnd(vals.length)];
switch(rnd(14)){case 0:t(`from ${escape(s)} ${e}`,()=>Buffer.from(s,e));break;case 1:t(`bl ${escape(s)} ${e}`,()=>Buffer.byteLength(s,e));break;case 2:t(`ts ${b.toJSON().data} ${e} ${o} ${p}`,()=>b.toString(e,o,p));break;case 3:t(`wr ${b.length} ${escape(s)} ${o} ${p} ${e}`,()=>[b.write(s,o,p,e),[...b]]);break;case 4:t(`fill ${b.length} ${escape(s)} ${o} ${p} ${e}`,()=>b.fill(s,o,p,e));break;case 5:t(`fillv ${b.length} ${String(v)} ${o} ${p}`,()=>b.fill(v,o,p));break;
case 6:{const x=rnd(2)?s:rnd(2)?c.subarray(0,rnd(3)):rnd(256);t(`idx ${b.toJSON().data} ${typeof x==='string'?escape(x):typeof x==='number'?x:[...x]} ${o} ${e}`,()=>[b.indexOf(x,o,e),b.lastIndexOf(x,o,e),b.includes(x,o,e)]);break}
case 7:t(`cmp ${[...b]} ${[...c]} ${o} ${p} ${q}`,()=>[Buffer.compare(b,c),b.equals(c),b.compare(c,o,p,q)]);break;case 8:t(`copy ${b.length} ${c.length} ${o} ${p} ${q}`,()=>[b.copy(c,o,p,q),[...c]]);break;case 9:t(`sub ${b.length} ${o} ${p}`,()=>b.subarray(o,p));break;case 10:case 11:{const m=methods[rnd(methods.length)];const w=m.startsWith('write');const vv=/Big/.test(m)?[0n,1n,-1n,2n**63n,2n**64n,-(2n**63n),255n][rnd(7)]:v;t(`${m} ${b.length} ${String(vv)} ${o} ${p} ${rnd(2)?[...b]:''}`,()=>w?[b[m](vv,o,p),[...b]]:b[m](o,p));break}
case 12:{const n=['ascii','base64','base64url','latin1','hex','ucs2','utf8'][rnd(7)];t(`${n}Slice ${[...b]} ${o} ${p}`,()=>b[n+'Slice'](0,b.length));t(`${n}W ${b.length} ${escape(s)}`,()=>[b[n+'Write'](s),[...b]]);break}
case 13:t(`atob ${escape(s)}`,()=>atob(s));t(`btoa ${escape(s)}`,()=>btoa(s));t(`isu ${[...b]}`,()=>[require('buffer').isUtf8(b),require('buffer').isAscii(b)]);break}}
console.log(rows.join('\n'));
