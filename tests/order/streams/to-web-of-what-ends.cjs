// Readable.toWeb of streams in every state: those of which nothing more comes are not paused and not listened to.
const { Readable, Duplex, Writable, Transform, compose } = require('stream');
const ev = (s, n) => { for (const e of ['pause', 'resume', 'error', 'close', 'end', 'finish', 'data']) if (e !== 'data') s.on(e, (x) => console.log(n, e, x?.code ?? x?.message ?? '')); };
const look = (n, s) => { ev(s, n); let w; try { w = Readable.toWeb(s); } catch (e) { console.log(n, 'throws', e.message); return; }
  console.log(n, w, 'listeners', ['data', 'end', 'close', 'error'].map((e) => s.listenerCount(e)).join());
  const r = w.getReader(); r.closed.then(() => console.log(n, 'closed'), (e) => console.log(n, 'closed fails', e.name, e.code, e.message)); r.read().then((x) => console.log(n, 'read', x), (e) => console.log(n, 'read fails', e.name, e.code, e.cause?.code)); };
look('duplex readable false', new Duplex({ readable: false, write(c, e, cb) { cb(); } }));
look('fromw', compose(new Transform({ transform(c, e, cb) { cb(null, c); } }), new Writable({ write(c, e, cb) { cb(); } })));
{ const s = new Readable({ read() { this.push(null); } }); s.resume(); s.on('end', () => look('ended', s)); }
{ const s = new Readable({ read() { } }); s.destroy(); look('destroyed', s); }
{ const s = new Readable({ read() { } }); s.destroy(new Error('x')); look('errored', s); }
{ const s = new Readable({ autoDestroy: false, read() { } }); s.on('error', () => {}); s.emit('error', new Error('e')); look('told', s); }
{ const s = new Readable({ read() { } }); s.readable = false; look('readable=false', s); }
{ const s = new Duplex({ read() {}, write() {} }); s.push(null); look('pushed null', s); }
