// What readline writes to a terminal, key by key.
const rl=require('readline');const {PassThrough,Writable}=require('stream');
const far=(f,n=6)=>setImmediate(()=>n?far(f,n-1):f());
function run(name,keys,opt={},after){ return new Promise(done=>{
 let out=''; const o=new Writable({write(c,e,cb){out+=c;cb()}}); o.columns=opt.columns; const i=new PassThrough();
 const r=rl.createInterface({input:i,output:o,terminal:true,prompt:'> ',...opt}); const ev=[]; for(const e of ['line','close','pause','resume','SIGINT','history']) if(e!=='SIGINT'||opt.int) r.on(e,x=>ev.push(e+':'+JSON.stringify(x)));
 r.prompt(); i.write(keys); far(()=>{ console.log(name,JSON.stringify(out)); console.log('  ',ev.join(' ')); console.log('  ',JSON.stringify(r.line),r.cursor,JSON.stringify(r.getCursorPos()),JSON.stringify(r.history)); if(!r.closed)r.close(); done()}) }) }
const U='\x1b[A',D='\x1b[B',R='\x1b[C',L='\x1b[D';
(async()=>{
await run('type','hello');await run('line','hello\r');await run('crlf','a\r\nb\n');await run('left','abc'+L+L+'X');await run('bs','abc\x7f\x08');await run('del','abc\x01\x1b[3~');
await run('home/end','abc\x01X\x05Y');await run('ctrl-k','one two\x01'+R+R+'\x0b');await run('ctrl-u','one two'+L+'\x15');await run('ctrl-w','one two  \x17\x17');await run('yank','one two\x17\x19\x19');
await run('yankpop','a b\x17\x17x\x19\x1by');await run('words','one two-three\x1bb\x1bbX\x1bfY');await run('ctrl-arrows','one two\x1b[1;5DX\x1b[1;5CY');await run('meta-d','one two three\x01\x1bd');
await run('history','one\rtwo\r'+U+U+D);await run('history prefix','foo\rbar\rf'+U);await run('hist down','one\r'+U+D+D);await run('ctrl-l','abc\x0c');await run('ctrl-d empty','\x04');await run('ctrl-d','ab\x01\x04');await run('ctrl-c','ab\x03');await run('ctrl-c int','ab\x03cd',{int:1});
await run('undo','abc\x1f');await run('redo','abc\x1f\x1e');await run('wide','日本'+L+'x');await run('emoji','a😀b'+L+L+'c\x7f');await run('tab','a\tb');
await run('complete one','he\t',{completer:l=>[['hello'],l]});await run('complete many','h\t\t',{completer:l=>[['hello','help','hop'],l],columns:40});await run('complete cb','he\t',{completer:(l,cb)=>cb(null,[['hello'],l])});await run('complete none','zz\t\t',{completer:l=>[[],l]});await run('complete prefix','h\t',{completer:l=>[['help','hello'],l]});
await run('wrap','abcdefghijkl',{columns:10});await run('wrap left','abcdefghijkl'+L+L+L+L+L+'X',{columns:10});await run('wrap home','abcdefghijkl\x01X',{columns:10});await run('wrap exact','abcdefgh',{columns:10});
await run('paste','one\ntwo\nthr');await run('dups','a\rb\ra\r',{removeHistoryDuplicates:true});await run('size','a\rb\rc\r',{historySize:2});await run('empty lines','\r  \r');await run('prompt color','x'+L,{prompt:'\x1b[31m$\x1b[0m '});await run('initial history',U+U,{history:['x','y']});
await run('ctrl-h word','one two\x1b[1;5D\x1b[3;5~');await run('meta-bs','one two\x1b\x7f');await run('ctrl-b f','abc\x02\x02\x06X');await run('ctrl-p n','a\rb\r\x10\x10\x0e');await run('nul','a\x00b');await run('esc','a\x1b[5~b');
})();
