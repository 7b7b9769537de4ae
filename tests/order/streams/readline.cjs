// readline: lines, questions, closing, signals, keys and cursors.
const rl=require('readline');const {PassThrough,Writable}=require('stream');
console.log(Object.keys(rl),Object.keys(rl.promises),rl.createInterface.length,rl.Interface.length);
const i=new PassThrough(); const r=rl.createInterface({input:i}); console.log(r.terminal,r.line,r.cursor,r.getPrompt(),r.historySize,r.crlfDelay,r.escapeCodeTimeout,r.tabSize);
for(const e of ['line','close','pause','resume','history'])r.on(e,x=>console.log(e,JSON.stringify(x)));
i.write('a\nb\r\nc\rd\u2028e\u2029f'); setImmediate(()=>{ i.write('\r'); setImmediate(()=>{ i.write('\ng\n\n'); i.write(Buffer.from([0xe2,0x82])); i.write(Buffer.from([0xac])); i.end('last');
 r.on('close',()=>setImmediate(()=>{ for(const m of ['pause','resume','prompt','write','close','setPrompt']) try{r[m]('x');console.log(m,'ok')}catch(e){console.log(m,e.code,e.message)} try{r.question('q',()=>{})}catch(e){console.log('q',e.code)}
  next();})) }) });
async function next(){
 const out=[]; const o=new Writable({write(c,e,cb){out.push(String(c));cb()}}); const i2=new PassThrough(); const q=rl.createInterface({input:i2,output:o,prompt:'P> '}); q.on('line',l=>console.log('line',l)); q.prompt(); q.question('name? ',a=>{console.log('ans',a); q.prompt()}); q.question('again',()=>console.log('never')); i2.write('bob\nrest\n'); await new Promise(setImmediate); console.log(out); q.write('typed\n'); q.close(); console.log(q.closed);
 const i3=new PassThrough(); const it=rl.createInterface({input:i3}); i3.end('1\n2\n3'); const got=[]; for await(const l of it) got.push(l); console.log(got);
 const i4=new PassThrough(); const p=rl.promises.createInterface({input:i4,output:o}); const an=p.question('who '); i4.write('me\n'); console.log(await an); const ac=new AbortController(); const pq=p.question('x',{signal:ac.signal}); ac.abort(); await pq.catch(e=>console.log(e.name,e.code)); const pend=p.question('y'); p.close(); await Promise.race([pend.catch(e=>console.log('rej',e.name,e.code,e.message)),new Promise(setImmediate)]); await p.question('z').catch(e=>console.log(e.code));
 const i5=new PassThrough(); const dis=rl.createInterface({input:i5}); dis.on('close',()=>console.log('disposed')); dis[Symbol.dispose]();
 const sg=new AbortController(); const ri=rl.createInterface({input:new PassThrough(),signal:sg.signal}); ri.on('close',()=>console.log('sig close')); sg.abort();
 for(const f of [()=>rl.createInterface({input:i,completer:1}),()=>rl.createInterface({input:i,historySize:-1}),()=>rl.createInterface({input:i,history:1}),()=>rl.createInterface({input:i,tabSize:0}),()=>rl.createInterface({input:i,escapeCodeTimeout:'x'}),()=>rl.createInterface({})]) try{f();console.log('ok')}catch(e){console.log(e.code,e.message)}
 const m=require('util').promisify(q.question); console.log(typeof m);
 const keys=[];const ki=new PassThrough(); rl.emitKeypressEvents(ki); ki.on('keypress',(s,k)=>console.log(JSON.stringify(s),JSON.stringify(k))); ki.write('aB1 \r\n\t\x7f\x08\x01\x1a\x1b[A\x1b[1;5C\x1b[3~\x1bOP\x1b[Z\x1bb\x1bB\x1b\x7f\x1b[24;2~é😀\x1b[[A\x1b[200~-_\x1b\x1b[A\x00\x1b[2^\x1bOa\x1b[1;2P'); setImmediate(()=>{ const w=[];const ro=new rl.promises.Readline(new Writable({write(c,e,cb){w.push(String(c));cb()}})); ro.clearLine(0).cursorTo(1,2).moveCursor(-1,1).clearScreenDown(); ro.commit().then(()=>console.log(w)); console.log(rl.clearLine(null,1),rl.cursorTo(o,1),rl.moveCursor(o,1,1),rl.clearScreenDown(o)); try{rl.cursorTo(o,NaN)}catch(e){console.log(e.message)} try{rl.cursorTo(o,'a',1)}catch(e){console.log(e.message)} });
}
