// What Headers, Request, Response and FormData take and refuse, and what fetch refuses before there is a network.
'use strict';
const cases = [];
const t = (name, run) => cases.push([name, run]);
t('h1',()=>new Headers(5));
t('h2',()=>new Headers(null));
t('h3',()=>new Headers({'a b':1}));
t('h4',()=>new Headers({a:'x\ny'}));
t('h5',()=>new Headers([['a']]));
t('h6',()=>new Headers([['a','b','c']]));
t('h7',()=>new Headers('x'));
t('h8',()=>new Headers().append('a'));
t('h9',()=>new Headers().get());
t('h10',()=>new Headers().set('','x'));
t('h11',()=>new Headers({a:'\u0100'}));
t('h13',()=>Headers.prototype.get.call({},'a'));
t('h14',()=>new Headers([5]));
t('h15',()=>new Headers({[Symbol('x')]:1}));
t('h16',()=>{const h=new Headers({B:'1',a:' x ','Set-Cookie':'q'});h.append('b','2');h.append('set-cookie','r');return [[...h],h.get('B'),h.get('set-cookie'),h.getSetCookie(),h.has('A'),h]});
t('h17',()=>new Headers().forEach(5));
t('h18',()=>new Headers().entries());
t('h19',()=>Object.prototype.toString.call(new Headers().keys()));
t('h20',()=>new Headers({a:1}).forEach((v,k,o)=>console.log(v,k,o instanceof Headers)));
t('r1',()=>new Response(null,{status:99}));
t('r2',()=>new Response('x',{status:204}));
t('r3',()=>new Response('x',{statusText:'\n'}));
t('r4',()=>new Response('x'));
t('r5',()=>Response.json({a:1}));
t('r6',()=>Response.redirect('http://a/',305));
t('r7',()=>Response.redirect('x'));
t('r8',()=>Response.error());
t('r9',()=>Response.redirect('http://a/'));
t('r10',()=>Response.json());
t('r11',()=>new Response(5).text());
t('r12',async()=>{const r=new Response('x');await r.text();return r.text()});
t('r13',()=>{const r=new Response('x');r.text();return r.clone()});
t('r14',()=>new Response('{').json());
t('r15',()=>new Response('x').formData());
t('r16',()=>{const r=new Response(new URLSearchParams('a=b'));return r.headers.get('content-type')});
t('r17',()=>new Response(new Blob(['x'],{type:'t/x'})).headers.get('content-type'));
t('r18',()=>{const f=new FormData();f.append('a','b');return new Response(f).headers.get('content-type').replace(/[^;]*$/,x=>x.length+' '+x.slice(0,20))});
t('r19',()=>new Response(new ReadableStream()).headers.get('content-type'));
t('r20',()=>{const s=new ReadableStream();s.getReader();return new Response(s)});
t('r21',()=>new Response('x',5));
t('r22',()=>new Response('x',{status:'abc'}));
t('r23',()=>new Response('x',{headers:5}));
t('r24',()=>Response.prototype.status);
t('r25',()=>Response.prototype.text());
t('q1',()=>new Request());
t('q2',()=>new Request('x'));
t('q3',()=>new Request('http://u:p@a/'));
t('q4',()=>new Request('http://a',{method:'CONNECT'}));
t('q5',()=>new Request('http://a',{method:'a b'}));
t('q6',()=>new Request('http://a',{body:'x'}));
t('q7',()=>new Request('http://a',{method:'post',body:'x'}));
t('q9',()=>new Request('http://a',{mode:'navigate'}));
t('q10',()=>new Request('http://a',{redirect:'x'}));
t('q11',()=>new Request('http://a',{signal:5}));
t('q12',()=>new Request('http://a',{method:'POST',body:new ReadableStream()}));
t('q13',()=>new Request('http://a',{window:5}));
t('q14',()=>{const r=new Request('http://a',{method:'POST',body:'x'});new Request(r);return r.bodyUsed});
t('q15',()=>new Request('http://a',{keepalive:true,cache:'no-store',credentials:'omit',integrity:'x',referrer:''}));
t('q16',()=>new Request('http://a',{cache:'only-if-cached'}));
t('q17',()=>new Request('http://a',{duplex:'full'}).duplex);
t('q18',()=>new Request('http://a',{referrer:'x'}));
t('q19',()=>new Request('http://a').clone().url);
t('q20',()=>new Request(new URL('http://a/b#c')).url);
t('f1',()=>fetch());
t('f2',()=>fetch('x'));
t('f3',()=>fetch('ftp://a'));
t('f4',()=>fetch('http://127.0.0.1:1'));
t('f5',()=>fetch('data:text/plain,hi%20x').then(async r=>[r.status,r.headers.get('content-type'),await r.text(),r.url]));
t('f6',()=>fetch('http://127.0.0.1:80',{signal:AbortSignal.abort()}));
t('f7',()=>fetch('blob:x'));
t('f8',()=>fetch('about:blank'));
t('f9',()=>fetch('file:///etc/passwd'));
t('f10',()=>fetch('http://a',{method:'GET',body:'x'}));
t('d1',()=>new FormData(5));
t('d2',()=>new FormData().append('a'));
t('d3',()=>{const f=new FormData();f.append('a',new Blob(['x']),'n');f.append('b','c');f.set('b','d');return [[...f].map(([k,v])=>[k,v.name??v]),f.get('a').constructor.name,f.getAll('b'),f.has('z')]});
t('d4',()=>new FormData().append('a','b','c'));
t('d5',()=>new FormData().get());
(async () => {
  for (const Class of [Headers, Request, Response, FormData]) {
    const { writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(globalThis, Class.name);
    console.log(Class.name, Class.length, writable, enumerable, configurable, Object.keys(Class.prototype).filter((key) => key !== 'attribute').sort().join());
  }
  for (const [name, run] of cases) {
    try {
      console.log(name, await run());
    } catch (error) {
      console.log(name, error.name, error.code, error.message, error.cause?.code, error.cause?.message);
    }
  }
})();
